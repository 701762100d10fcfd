package jp.akashi.certificate.vdsnc;

/// A finished seal: the JSON text that the QR code carries in byte mode. Prints masked.
public record SignedVds(String text) {
    @Override
    public String toString() {
        return "SignedVds[" + text.length() + " characters]";
    }
}
