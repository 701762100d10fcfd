package jp.akashi.load.people;

import java.util.Base64;

/// One card: the five files a reader gets, and the key that signs challenges.
public final class Card {
    private final String files;
    private final QuickRsaKey key;

    Card(byte[] number, byte[] attributes, byte[] integrity, byte[] certificate, byte[] signingKey, QuickRsaKey key) {
        this.files = "\"individualNumber\":\"" + base64(number) + "\",\"attributes\":\"" + base64(attributes)
                + "\",\"integrity\":\"" + base64(integrity) + "\",\"certificate\":\"" + base64(certificate)
                + "\",\"signingKey\":\"" + base64(signingKey) + "\"";
        this.key = key;
    }

    /// The members `challenge` and `card` of a request, for a challenge as the gateway wrote it.
    public String proof(String challenge) {
        byte[] bytes = Base64.getUrlDecoder().decode(challenge);
        return "\"challenge\":\"" + challenge + "\",\"card\":{" + files + ",\"challengeSignature\":\""
                + base64(key.sign(bytes)) + "\"}";
    }

    private static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }
}
