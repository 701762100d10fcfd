package jp.akashi.platform.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CryptoProviderTest {
    @Test
    void fallsBackToTheJdkWhenTheNativeLibraryIsMissing() {
        Optional<Provider> none = CryptoProvider.healthy(() -> {
            throw new UnsatisfiedLinkError("no native library");
        });

        assertEquals("SunRsaSign", CryptoProvider.choose(none, "SHA256withRSA").getName());
        assertEquals("SunEC", CryptoProvider.choose(none, "SHA256withECDSA").getName());
    }

    @Test
    void fallsBackToTheJdkWhenTheSelfTestsFail() {
        Optional<Provider> none = CryptoProvider.healthy(() -> {
            throw new IllegalStateException("self-test failed");
        });

        assertEquals("SunRsaSign", CryptoProvider.choose(none, "SHA256withRSA").getName());
    }

    @Test
    void fallsBackToTheJdkForAnAlgorithmThatOnlyTheJdkKnows() {
        Optional<Provider> preferred = Optional.of(Security.getProvider("SunEC"));

        assertEquals(
                "SunRsaSign", CryptoProvider.choose(preferred, "SHA256withRSA").getName());
    }

    @Test
    void refusesAnAlgorithmThatNobodyKnows() {
        assertThrows(IllegalArgumentException.class, () -> CryptoProvider.forSignatures("NOBODYwithRSA"));
    }

    @Test
    void makesKeysForTheSignaturesItProvides() throws Exception {
        Provider rsa = CryptoProvider.forSignatures("SHA256withRSA");
        Provider ecdsa = CryptoProvider.forSignatures("SHA256withECDSA");

        assertEquals(rsa, KeyFactory.getInstance("RSA", rsa).getProvider());
        assertEquals(ecdsa, KeyFactory.getInstance("EC", ecdsa).getProvider());
    }

    @Test
    void leavesTheProvidersOfTheJvmAlone() {
        CryptoProvider.forSignatures("SHA256withRSA");

        assertFalse(
                Arrays.stream(Security.getProviders()).anyMatch(p -> p.getName().startsWith("AmazonCorretto")));
    }
}
