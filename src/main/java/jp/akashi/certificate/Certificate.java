package jp.akashi.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Municipality;

/// What one certificate asserts, before any format: frozen at the moment of issue and never changed after it.
///
/// 1 to 7 doses of the issuing municipality, by ascending number; `issuedAt` in whole seconds;
/// a passport is present exactly for international use.
public record Certificate(
        CertificateNumber number,
        CertificateUse use,
        Municipality municipality,
        Holder holder,
        List<Dose> doses,
        Instant issuedAt) {
    /// Dates on certificates are days in Japan.
    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public Certificate {
        doses = List.copyOf(doses);
        if (doses.isEmpty() || doses.size() > Dose.HIGHEST_NUMBER) {
            throw new IllegalArgumentException("a certificate carries 1 to " + Dose.HIGHEST_NUMBER + " doses");
        }
        if (!issuedAt.equals(issuedAt.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("a certificate is issued at a whole second");
        }
        if ((use == CertificateUse.INTERNATIONAL) != holder.passport().isPresent()) {
            throw new IllegalArgumentException("a passport belongs to international use, and only there");
        }
    }

    /// The day of issue in Japan.
    public LocalDate issuedOn() {
        return LocalDate.ofInstant(issuedAt, JAPAN);
    }
}
