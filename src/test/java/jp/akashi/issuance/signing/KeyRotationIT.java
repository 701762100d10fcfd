package jp.akashi.issuance.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;

@GatewayTest
class KeyRotationIT {
    private static final Format SHC = Format.SMART_HEALTH_CARD;
    private static final int ROTATIONS = 50;
    private static final int THREADS = 4;

    @Inject
    SigningKeys node;

    @Inject
    SigningKeyTable table;

    @Inject
    CountryList countryList;

    @Inject
    KeyCeremony ceremony;

    @Inject
    Rotation rotation;

    @Inject
    KeyLifecycle keys;

    @Inject
    SignCertificate sign;

    record Signed(String kid, ToBeSigned bytes, Signature signature) {}

    @Test
    void fiftyRotationsUnderLoadLeaveNoSignatureThatThePublishedKeysDoNotVerify() throws Exception {
        Queue<Signed> signed = new ConcurrentLinkedQueue<>();
        AtomicBoolean rotating = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> loads = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> signWhile(rotating, thread, signed)))
                    .toList();
            for (int i = 0; i < ROTATIONS; i++) {
                rotate();
            }
            rotating.set(false);
            for (Future<?> load : loads) {
                load.get();
            }
        }

        await(node.refresh());

        Map<String, SignatureCheck> published = node.published().keys().stream()
                .collect(Collectors.toMap(
                        PublishedKey::kid,
                        key -> new SignatureCheck(key.chain().getFirst().getPublicKey())));
        assertTrue(signed.stream().map(Signed::kid).distinct().count() > 1, "signed across rotations");
        for (Signed one : signed) {
            assertTrue(published.containsKey(one.kid()), "published: " + one.kid());
            assertTrue(published.get(one.kid()).verifies(one.bytes(), one.signature()), "kid matches the key");
        }
    }

    @Test
    void anotherNodeSeesTheNewKeyAndItsPublicSideAtItsNextLook() {
        SigningKeys other = new SigningKeys(table, countryList, ceremony, Runnable::run);
        await(other.refresh());
        String before = active(other);

        String planned = plan();
        await(other.refresh());
        assertTrue(isPublished(other, planned), "published before it signs");
        assertEquals(before, active(other));

        activate(planned);
        await(other.refresh());
        assertEquals(planned, active(other));
        assertTrue(isPublished(other, before), "a retired key stays published");
    }

    @Test
    void nodesThatMakeTheNextKeyAtOnceMakeOne() {
        givenNoPlannedKey();

        List<Boolean> made = await(Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(node -> rotation.create(
                                new Slot(SHC, Slot.ALL_OTHERS),
                                KeyState.PLANNED,
                                RotationPlan.endOfQuarter(Instant.now()),
                                Instant.now(),
                                "node"))
                        .toList())
                .andFailFast());

        assertEquals(1, made.stream().filter(done -> done).count());
    }

    @Test
    void activationTakesTwoDifferentOperators() {
        String planned = plan();

        assertEquals(KeyChange.AWAITS_SECOND_OPERATOR, await(keys.activate(planned, "operator-1")));
        assertEquals(KeyChange.AWAITS_SECOND_OPERATOR, await(keys.activate(planned, "operator-1")));
        assertNotEquals(KeyState.ACTIVE, state(planned));
        assertEquals(KeyChange.DONE, await(keys.activate(planned, "operator-2")));
        assertEquals(KeyState.ACTIVE, state(planned));
    }

    @Test
    void aConsentIsGoodForOneActOnly() {
        String planned = plan();
        activate(planned);

        assertEquals(KeyChange.AWAITS_SECOND_OPERATOR, await(keys.activate(planned, "operator-1")));
        assertEquals(KeyChange.NOT_NOW, await(keys.activate(planned, "operator-2")));
    }

    @Test
    void aCompromisedSignerIsUnpublishedListedAndReplacedAtOnce() throws Exception {
        await(node.refresh());
        SigningKey lost = await(node.active(Format.ICAO_VDS_NC, Optional.empty()));

        await(keys.compromise(lost.kid(), "operator-1"));
        assertEquals(KeyChange.DONE, await(keys.compromise(lost.kid(), "operator-2")));
        await(node.refresh());

        SigningKey next = await(node.active(Format.ICAO_VDS_NC, Optional.empty()));
        assertNotEquals(lost.kid(), next.kid());
        assertFalse(isPublished(node, lost.kid()));
        assertTrue(
                node.known().stream().anyMatch(key -> key.kid().equals(lost.kid())),
                "what it signed is still looked at");
        assertTrue(isPublished(node, next.kid()));
        var list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(
                        node.published().countryList().orElseThrow().toArray()));
        list.verify(node.published().countryAuthority().getFirst().getPublicKey());
        assertTrue(list.isRevoked(lost.certificate()));
        assertFalse(list.isRevoked(next.certificate()));
    }

    @Test
    void anUnknownKeyIsNobodysBusiness() {
        assertEquals(KeyChange.UNKNOWN_KEY, await(keys.activate("no-such-key", "operator-1")));
        assertEquals(KeyChange.UNKNOWN_KEY, await(keys.retire("no-such-key", "operator-1")));
        assertEquals(KeyChange.UNKNOWN_KEY, await(keys.certify("no-such-key", "", "operator-1")));
    }

    @Test
    void aKeyThatSignsIsNotRetiredWithoutASuccessor() {
        await(node.refresh());

        assertEquals(KeyChange.NOT_NOW, await(keys.retire(active(node), "operator-1")));
    }

    private void signWhile(AtomicBoolean rotating, int thread, Queue<Signed> signed) {
        for (int i = 0; rotating.get(); i++) {
            ToBeSigned bytes = new ToBeSigned(Bytes.ofUtf8(thread + "." + i));
            SigningKey key = await(node.active(SHC, Optional.empty()));
            Signature signature = await(sign.sign(key, bytes));
            if (i % 16 == 0) {
                signed.add(new Signed(key.kid(), bytes, signature));
            }
        }
    }

    private void rotate() {
        String planned = plan();
        await(node.refresh());
        activate(planned);
        await(node.refresh());
    }

    private String plan() {
        givenNoPlannedKey();
        assertEquals(KeyChange.DONE, await(keys.plan(SHC, Optional.empty(), "operator-1")));
        return planned().orElseThrow();
    }

    private void givenNoPlannedKey() {
        planned().ifPresent(kid -> await(keys.retire(kid, "operator-1")));
    }

    private void activate(String kid) {
        await(keys.activate(kid, "operator-1"));
        assertEquals(KeyChange.DONE, await(keys.activate(kid, "operator-2")));
    }

    private Optional<String> planned() {
        return await(keys.list()).stream()
                .filter(key -> key.format() == SHC && key.state() == KeyState.PLANNED)
                .map(KeyStatus::kid)
                .findFirst();
    }

    private KeyState state(String kid) {
        return await(keys.list()).stream()
                .filter(key -> key.kid().equals(kid))
                .map(KeyStatus::state)
                .findFirst()
                .orElseThrow();
    }

    private static String active(SigningKeys node) {
        return await(node.active(SHC, Optional.empty())).kid();
    }

    private static boolean isPublished(SigningKeys node, String kid) {
        return node.published().keys().stream().anyMatch(key -> key.kid().equals(kid));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }
}
