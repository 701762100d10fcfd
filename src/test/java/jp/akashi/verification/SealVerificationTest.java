package jp.akashi.verification;

import static jp.akashi.verification.Anchors.proof;
import static jp.akashi.verification.Anchors.reason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CRLException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.certificate.Resources;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.issuance.signing.authority.CountrySigningAuthority;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.authority.Validity;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealVerificationTest {
    private static final String AUSTRALIA = "vds/vdsnc_sample_proof_of_vaccination_aus";
    private static final String UTOPIA = "vds/vdsnc_sample_proof_of_vaccination";
    private static final String JAPAN = "japan";
    private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant SIGNS_UNTIL = Instant.parse("2022-10-20T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
    private static final URI LISTS = URI.create("https://vc.example.jp/trust/v1/vds-nc/crl");

    private final CountrySigningAuthority authority =
            CountrySigningAuthority.create("test CSCA", LISTS, FROM, UNTIL, UNTIL);
    private final KeyPair keys = signerKeys();

    @ParameterizedTest
    @CsvSource({
        "japan, japan/csca-jpn-e3.der, JPN",
        "japan, japan/csca-jpn-e5.der, JPN",
        "vds/vdsnc_sample_proof_of_vaccination_aus, vds/csca-aus-16f2.der, AUS",
        "vds/vdsnc_sample_proof_of_vaccination_aus, vds/csca-aus-16f5.der, AUS",
    })
    void aSpecimenOfAStateIsValidBelowItsAuthority(String sample, String anchor, String state) throws IOException {
        TrustList trust = Anchors.authorities(anchor);

        Proof proof = proof(Anchors.now().verify(text(sample), trust));

        assertEquals(state, proof.issuer(), "ICAO TR VDS-NC 1.1, validation: " + sample + " below " + anchor);
    }

    @Test
    void tellsWhoReceivedWhat() throws IOException {
        Proof proof = proof(Anchors.now().verify(text(JAPAN), Anchors.authorities("japan/csca-jpn-e3.der")));

        assertEquals(Optional.of("TK0000000"), proof.passportNumber());
        assertEquals(3, proof.doses().size());
        assertEquals(Optional.of("COMIRNATY"), proof.doses().getFirst().product());
        assertEquals(Optional.of(1), proof.doses().getFirst().number());
        assertEquals(43, proof.keyId().length());
        assertFalse(proof.toString().contains("TK0000000"));
    }

    @Test
    void anotherStatesAuthorityDoesNotVouch() throws IOException {
        TrustList trust = Anchors.authorities("japan/csca-jpn-e3.der");

        assertEquals("UNKNOWN_ISSUER", reason(Anchors.now().verify(text(AUSTRALIA), trust)));
        assertEquals("UNKNOWN_ISSUER", reason(Anchors.now().verify(text(UTOPIA), trust)));
    }

    @ParameterizedTest
    @CsvSource({
        "JANE SUE, JANE SUF, BAD_SIGNATURE",
        "\"is\":\"AUS\", \"is\":\"AUT\", UNKNOWN_ISSUER",
        "\"t\":\"icao.vacc\", \"t\":\"icao.test\", UNSUPPORTED",
        "\"alg\":\"ES256\", \"alg\":\"ES384\", UNSUPPORTED",
        "\"data\", \"date\", MALFORMED",
    })
    void oneChangedCharacterIsRefusedForItsOwnReason(String sound, String changed, String reason) throws IOException {
        String text = text(AUSTRALIA).replace(sound, changed);

        assertFalse(text.equals(text(AUSTRALIA)));
        assertEquals(reason, reason(Anchors.now().verify(text, Anchors.authorities("vds/csca-aus-16f2.der"))));
    }

    @Test
    void aChangeAnywhereInTheSignersCertificateIsRefused() throws IOException {
        TrustList trust = Anchors.authorities("japan/csca-jpn-e3.der");
        String text = text(JAPAN);
        int start = text.indexOf("\"cer\":\"") + 7;
        VerifyCertificate verification = Anchors.now();
        assertEquals("none", reason(verification.verify(text, trust)));

        for (int i = start; i < start + 1000; i += 7) {
            StringBuilder changed = new StringBuilder(text);
            changed.setCharAt(i, changed.charAt(i) == 'A' ? 'B' : 'A');
            assertFalse(reason(verification.verify(changed.toString(), trust)).equals("none"), "character " + i);
        }
    }

    @Test
    void aSignerIsBelievedWhileItIsValid() throws IOException {
        TrustList trust = Anchors.authorities("japan/csca-jpn-e3.der");

        assertEquals("NOT_YET_VALID", reason(Anchors.at("2021-11-16T02:49:58Z").verify(text(JAPAN), trust)));
        assertEquals("none", reason(Anchors.at("2031-11-16T02:49:59Z").verify(text(JAPAN), trust)));
        assertEquals("EXPIRED", reason(Anchors.at("2031-11-16T02:50:00Z").verify(text(JAPAN), trust)));
    }

    @Test
    void aSealOfOursIsValidBelowOurAuthority() {
        assertEquals("none", reason(Anchors.now().verify(sealed(signer()), trust())));
    }

    @Test
    void aSignerOnTheRevocationListProvesNothing() throws CRLException {
        X509Certificate signer = signer();
        TrustedAuthority listed = our().withList(list(Map.of(signer.getSerialNumber(), FROM)));
        TrustedAuthority others = our().withList(list(Map.of()));

        assertEquals("KEY_COMPROMISED", reason(Anchors.now().verify(sealed(signer), trust(listed))));
        assertEquals("none", reason(Anchors.now().verify(sealed(signer), trust(others))));
    }

    @Test
    void aSignerThatIsNoLongerPublishedProvesNothing() {
        X509Certificate signer = signer();

        TrustedAuthority publishingIt = our().withSigners(pem(signer));
        TrustedAuthority publishingAnother = our().withSigners(pem(signer()));

        assertEquals("none", reason(Anchors.now().verify(sealed(signer), trust(publishingIt))));
        assertEquals("KEY_COMPROMISED", reason(Anchors.now().verify(sealed(signer), trust(publishingAnother))));
    }

    @Test
    void revocationIsAskedForAnewThoughTheSignerIsKnown() throws CRLException {
        X509Certificate signer = signer();
        VerifyCertificate verification = Anchors.now();
        assertEquals("none", reason(verification.verify(sealed(signer), trust())));

        TrustedAuthority listed = our().withList(list(Map.of(signer.getSerialNumber(), FROM)));

        assertEquals("KEY_COMPROMISED", reason(verification.verify(sealed(signer), trust(listed))));
        assertEquals("UNKNOWN_ISSUER", reason(verification.verify(sealed(signer), TrustList.EMPTY)));
    }

    @Test
    void aDoseAfterTheSigningTimeOfTheKeyWasNotSignedInTime() {
        Instant dayBeforeLastDose = SIGNS_UNTIL.minusSeconds(86_400);
        X509Certificate signer = authority
                .certify(keys.getPublic(), new Validity(FROM, dayBeforeLastDose, UNTIL))
                .getFirst();

        assertEquals("KEY_RETIRED", reason(Anchors.now().verify(sealed(signer), trust())), "Doc 9303-12, 7.1: PKUP");
    }

    @Test
    void refusesTheRevocationListOfAnotherAuthority() throws CRLException {
        CountrySigningAuthority other = CountrySigningAuthority.create("test CSCA", LISTS, FROM, UNTIL, UNTIL);
        Bytes list = Bytes.copyOf(other.revoke(Map.of(), 1, FROM, UNTIL).getEncoded());

        assertThrows(IllegalArgumentException.class, () -> our().withList(list));
    }

    @Test
    void aSignerIsNoAuthority() {
        assertThrows(IllegalArgumentException.class, () -> TrustedAuthority.read(pem(signer())));
    }

    private X509Certificate signer() {
        return authority
                .certify(keys.getPublic(), new Validity(FROM, SIGNS_UNTIL, UNTIL))
                .getFirst();
    }

    private Bytes list(Map<java.math.BigInteger, Instant> revoked) throws CRLException {
        return Bytes.copyOf(authority.revoke(revoked, 1, FROM, UNTIL).getEncoded());
    }

    private TrustedAuthority our() {
        return TrustedAuthority.read(pem(authority.chain().getFirst())).getFirst();
    }

    private TrustList trust() {
        return trust(our());
    }

    private static TrustList trust(TrustedAuthority authority) {
        return new TrustList(List.of(), List.of(authority));
    }

    private static Bytes pem(X509Certificate certificate) {
        return Bytes.copyOf(Pem.of(List.of(certificate)).getBytes(StandardCharsets.US_ASCII));
    }

    private String sealed(X509Certificate signer) {
        try {
            ToBeSigned data = VdsNc.prepare(Samples.international(), 1);
            var signing = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
            signing.initSign(keys.getPrivate());
            signing.update(data.bytes().toArray());
            Signature signature = new Signature(Bytes.copyOf(signing.sign()));
            return VdsNc.seal(data, signature, Bytes.copyOf(signer.getEncoded()))
                    .text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair signerKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String sample) throws IOException {
        if (!sample.equals(JAPAN)) {
            return Resources.text("vectors/" + sample).strip();
        }
        String text = new ObjectMapper()
                .readTree(Resources.text("vectors/japan/vds-nc-jpn-triple-vaccine.json"))
                .get(0)
                .toString();
        assertTrue(text.startsWith("{\"data\""));
        return text;
    }
}
