package jp.akashi.channel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Samples;
import jp.akashi.fakes.Applicant;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.ledger.Ledger;
import jp.akashi.issuance.ledger.LedgerEntry;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.Purpose;
import jp.akashi.vocabulary.Refusal;
import org.junit.jupiter.api.Test;

/// The ledger takes a kiosk's certificate only for an application that still waits for this very one.
@GatewayTest
class FenceIT extends KioskCalls {
    private final SecureRandom random = new SecureRandom();

    @Inject
    Ledger ledger;

    @Test
    void aCertificateForAWaitingApplicationIsShown() {
        Applicant who = vaccinated();
        Fence fence = rendered(who);
        LedgerEntry entry = entry(who, fence);

        assertEquals(
                Outcome.granted(entry.issued()), ledger.record(entry).await().indefinitely());
        assertEquals("SHOWN", state(fence.applicationId()));
        assertEquals(1, stored(entry));
    }

    @Test
    void aCertificateThatComesAfterTheCancellationNeverExists() {
        Applicant who = vaccinated();
        Fence fence = rendered(who);
        LedgerEntry late = entry(who, fence);
        step(fence.applicationId(), "cancellation").statusCode(200);

        assertEquals(
                Outcome.refused(Refusal.APPLICATION_STATE),
                ledger.record(late).await().indefinitely());
        assertEquals("CANCELLED", state(fence.applicationId()));
        assertEquals(0, stored(late));
    }

    @Test
    void aCertificateThatComesAfterTheDeadlineNeverExists() {
        Applicant who = vaccinated();
        Fence fence = rendered(who);
        LedgerEntry late = entry(who, fence);
        letTimePass(fence.applicationId());

        ledger.record(late).await().indefinitely();

        assertEquals("EXPIRED", state(fence.applicationId()));
        assertEquals(0, stored(late));
    }

    @Test
    void ofTwoCertificatesForOneApplicationOneStands() {
        Applicant who = vaccinated();
        Fence fence = rendered(who);
        LedgerEntry first = entry(who, fence);
        LedgerEntry second = entry(who, fence);

        ledger.record(first).await().indefinitely();

        assertEquals(
                Outcome.refused(Refusal.APPLICATION_STATE),
                ledger.record(second).await().indefinitely());
        assertEquals(0, stored(second));
    }

    private Fence rendered(Applicant who) {
        String id = "fence-" + UUID.randomUUID();
        register.query("""
                insert into kiosk_application (id, request_digest, body_digest, request_id, store, terminal, municipality,
                       use, copies, state, version, binding, received_at, changed_at, deadline, ends_at)
                values ($1, sha256(convert_to($1, 'UTF8')), '', 'test', 'store-1', 'terminal-1', '131113', 'DOMESTIC', 1, 'RENDERED', 4,
                        'binding', now(), now(), now() + interval '15 seconds', now() + interval '5 minutes')""", Tuple.of(id));
        return new Fence(id, 4);
    }

    private LedgerEntry entry(Applicant who, Fence fence) {
        Row resident = register.query(
                        "select id, revision, person_key from resident where ticket_number = $1",
                        Tuple.of(who.number().substring(1, 11)))
                .iterator()
                .next();
        byte[] challenge = new byte[32];
        random.nextBytes(challenge);
        Certificate sample = Samples.domestic();
        Certificate certificate = new Certificate(
                CertificateNumber.draw(random),
                sample.use(),
                sample.municipality(),
                sample.holder(),
                sample.doses(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return new LedgerEntry(
                new LedgerEntry.Use(
                        "test",
                        Purpose.VACC_CERT_KIOSK,
                        "KIOSK",
                        new MunicipalityCode(OTA),
                        new PersonKey(Bytes.copyOf(resident.getBuffer(2).getBytes())),
                        Bytes.copyOf(challenge),
                        Optional.empty()),
                new IssuedCertificate(certificate, List.of()),
                resident.getLong(0),
                resident.getLong(1),
                List.of(),
                "kid",
                certificate.number().written(),
                Optional.of(fence));
    }

    private long stored(LedgerEntry entry) {
        return count(
                "select count(*) from certificate where number = $1",
                entry.issued().certificate().number().written());
    }
}
