package jp.akashi.load.people;

import java.util.Base64;

/// One card: the five files a reader gets (EF 0001, 0002, 0003, 0004, 0007), and the key that signs challenges.
public record Card(
        byte[] number, byte[] attributes, byte[] integrity, byte[] certificate, byte[] signingKey, QuickRsaKey key) {
    /// RSASSA-PKCS1-v1_5 with SHA-256, as the card makes it.
    public byte[] sign(byte[] challenge) {
        return key.sign(challenge);
    }

    /// The members `challenge` and `card` of a request, for a challenge as the gateway wrote it.
    public String proof(String challenge) {
        return "\"challenge\":\"" + challenge + "\",\"card\":{\"individualNumber\":\"" + base64(number)
                + "\",\"attributes\":\"" + base64(attributes)
                + "\",\"integrity\":\"" + base64(integrity)
                + "\",\"certificate\":\"" + base64(certificate)
                + "\",\"signingKey\":\"" + base64(signingKey)
                + "\",\"challengeSignature\":\""
                + base64(sign(Base64.getUrlDecoder().decode(challenge))) + "\"}";
    }

    private static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }
}
