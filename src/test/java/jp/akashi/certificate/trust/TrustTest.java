package jp.akashi.certificate.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.Resources;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final String KID = "f1vhQP9oOZkityrguynQqB4aVh8u9xcf3wm4AFF4aVw";
    private static final String JAPAN = Resources.text("vectors/japan/vci-jwks-japan.json");

    @Test
    void theIdentifiersOfJapansKeysAreTheirThumbprints() {
        List<String> kids = KeySet.parse(JAPAN).keys().stream().map(Jwk::kid).toList();

        assertEquals(
                List.of(
                        KID,
                        "5fGcRveDtGxLX2q_CjXLUOITyAR5KuVNsfe9TkjE86k",
                        "zAa3HKmmj-gAlTasE5Wc_7PAvY9hR_8La5XVr60E41w"),
                kids,
                "RFC 7638, section 3");
    }

    @Test
    void aPublishedSetIsWrittenAsItWasRead() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String set : List.of(JAPAN, Resources.text("vectors/shc/jwks.json"))) {
            JsonNode written = json.readTree(KeySet.parse(set).toJson());

            assertEquals(json.readTree(set), written);
        }
    }

    @Test
    void theKeyOfACertificateHasTheIdentifierItIsPublishedUnder() throws Exception {
        Jwk published = KeySet.parse(JAPAN).keys().getFirst();
        X509Certificate leaf = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        published.certificates().getFirst().toArray()));

        Jwk key = Jwk.of((ECPublicKey) leaf.getPublicKey());

        assertEquals(KID, key.kid());
        assertEquals(leaf.getPublicKey(), published.publicKey());
        assertEquals(published, key.withCertificates(published.certificates()));
    }

    @Test
    void refusesPrivateMembersAndForeignIdentifiers() {
        assertThrows(MalformedJson.class, () -> KeySet.parse(JAPAN.replaceFirst("\"use\"", "\"d\":\"AA\",\"use\"")));
        assertThrows(MalformedJson.class, () -> KeySet.parse(JAPAN.replaceFirst(KID, "A".repeat(43))));
        assertThrows(MalformedJson.class, () -> KeySet.parse(JAPAN.replaceFirst("P-256", "P-384")));
    }

    @Test
    void refusesAPointBesideTheCurve() {
        Jwk beside = new Jwk(Bytes.copyOf(new byte[32]), Bytes.copyOf(new byte[32]), List.of(), Optional.empty());

        assertThrows(IllegalArgumentException.class, beside::publicKey);
    }

    @Test
    void revocationIdentifiersAreTheHmacOfTheUser() {
        Bytes secret = Bytes.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        RidSource source = new RidSource(secret, KID);

        assertEquals(
                new Rid("_N-jEQnWrzM"),
                source.of("JP0123456789"),
                "SMART Health Cards 1.4, Revocation: rid derivation");
        assertEquals(source.of("JP0123456789"), source.of("JP0123456789"));
    }

    @Test
    void anEntryWithAMomentRevokesOnlyEarlierCards() {
        Revocation entry = Revocation.parse("vwAjHdarZuc.1687450765").orElseThrow();
        Rid rid = new Rid("vwAjHdarZuc");

        assertTrue(entry.revokes(rid, Instant.ofEpochSecond(1_687_450_764)));
        assertFalse(entry.revokes(rid, Instant.ofEpochSecond(1_687_450_765)));
        assertFalse(entry.revokes(new Rid("other"), Instant.EPOCH));
        assertEquals("vwAjHdarZuc.1687450765", entry.written());
    }

    @Test
    void refusesEntriesThatAreNoIdentifiers() {
        for (String entry : List.of("", ".", "a.", "a.b", "a.1.2", "a b", "a".repeat(25), "a.12345678901")) {
            assertEquals(Optional.empty(), Revocation.parse(entry), entry);
        }
    }

    @Test
    void theSpecificationsRevocationListIsWrittenAsItWasRead() throws IOException {
        String published = Resources.text("vectors/shc/crl.json");
        ObjectMapper json = new ObjectMapper();

        RevocationList list = RevocationList.parse(published);

        assertEquals(json.readTree(published), json.readTree(list.toJson()), "SMART Health Cards 1.4, Revocation");
        assertTrue(list.revokes(new Rid("FKDIxsTCGlU"), Instant.MAX));
    }
}
