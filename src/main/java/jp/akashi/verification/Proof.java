package jp.akashi.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Format;

/// What a genuine certificate says, whichever its format. Prints masked.
///
/// `issuer` is the issuer's URL (SMART Health Card) or the state's three letters (VDS-NC); `keyId` the thumbprint of
/// the signing key (RFC 7638). When it was signed only a health card says; passport and certificate id only a VDS-NC.
public record Proof(
        Format format,
        String issuer,
        String keyId,
        List<String> names,
        Optional<LocalDate> birthDate,
        Optional<String> passportNumber,
        List<ProvenDose> doses,
        Optional<Instant> signedAt,
        Optional<String> certificateId) {
    public Proof {
        names = List.copyOf(names);
        doses = List.copyOf(doses);
    }

    @Override
    public String toString() {
        return "Proof[masked, " + format + ", " + issuer + "]";
    }
}
