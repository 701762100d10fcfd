package jp.akashi.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.vdsnc.VdsContent;
import jp.akashi.certificate.vdsnc.VdsDose;
import jp.akashi.certificate.vdsnc.VdsEvent;
import jp.akashi.certificate.vdsnc.VdsFault;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.certificate.vdsnc.VdsPerson;
import jp.akashi.certificate.vdsnc.VdsReading;

/// Checks one VDS-NC: form, signer below a trusted authority and for that state, signature, revocation, time.
///
/// The seal does not say when it was made, so its signer must be valid now, and no dose be later than its signing time.
/// Source: ICAO TR VDS-NC 1.1; Doc 9303-12, section 7.1.
final class SealVerification {
    private final TrustList trust;
    private final Instant now;
    private final KnownSigners signers;

    SealVerification(TrustList trust, Instant now, KnownSigners signers) {
        this.trust = trust;
        this.now = now;
        this.signers = signers;
    }

    Proof verify(String presented) {
        VdsReading.Decoded seal = read(presented);
        VouchedSigner vouched = signers.find(seal.signerCertificate(), trust);
        SealSigner signer = vouched.signer();
        NoProof.unless(signer.maySignFor(seal.content().issuingState()), Reason.UNKNOWN_ISSUER);
        NoProof.unless(signer.key().verifies(seal.signed(), seal.signature()), Reason.BAD_SIGNATURE);
        NoProof.unless(!vouched.authority().tookBack(signer), Reason.KEY_COMPROMISED);
        checkTime(vouched, seal.content());
        return proof(signer, seal.content());
    }

    private static VdsReading.Decoded read(String presented) {
        return switch (VdsNc.read(presented)) {
            case VdsReading.Decoded seal -> seal;
            case VdsReading.Malformed(VdsFault fault, String _) ->
                throw new NoProof(
                        switch (fault) {
                            case OTHER_TYPE, ALGORITHM -> Reason.UNSUPPORTED;
                            case TOO_LONG, NOT_A_SEAL, MESSAGE, FIELD, SIGNATURE -> Reason.MALFORMED;
                        });
        };
    }

    private void checkTime(VouchedSigner vouched, VdsContent content) {
        SealSigner signer = vouched.signer();
        for (Term term : List.of(signer.term(), vouched.authority().term())) {
            NoProof.unless(!term.isAfter(now), Reason.NOT_YET_VALID);
            NoProof.unless(!term.isBefore(now), Reason.EXPIRED);
        }
        Optional<LocalDate> lastDay = signer.signsUntil().map(moment -> LocalDate.ofInstant(moment, Certificate.JAPAN));
        NoProof.unless(!lastDay.map(lastDose(content)::isAfter).orElse(false), Reason.KEY_RETIRED);
    }

    private static LocalDate lastDose(VdsContent content) {
        return content.events().stream()
                .flatMap(event -> event.doses().stream())
                .map(VdsDose::vaccinatedOn)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    private static Proof proof(SealSigner signer, VdsContent content) {
        VdsPerson person = content.person();
        return new Proof(
                Format.ICAO_VDS_NC,
                content.issuingState(),
                signer.key().kid(),
                List.of(person.name()),
                person.birthDate(),
                person.documentNumber(),
                content.events().stream()
                        .flatMap(event -> event.doses().stream().map(dose -> dose(event, dose)))
                        .toList(),
                Optional.empty(),
                Optional.of(content.certificateId()));
    }

    private static ProvenDose dose(VdsEvent event, VdsDose dose) {
        return new ProvenDose(
                Optional.of(dose.number()),
                dose.vaccinatedOn(),
                event.vaccine(),
                Optional.of(event.brand()),
                Optional.of(dose.lot()),
                Optional.of(dose.country()),
                Optional.of(dose.administeredBy()));
    }
}
