package jp.akashi.certificate.shc;

/// A finished card: the compact JWS and the text its QR code carries (`shc:/` and two digits for each character).
///
/// The JWS has at most 1,195 characters. Prints masked: whoever has the text has the person's data.
public record SignedCard(String jws, String text) {
    @Override
    public String toString() {
        return "SignedCard[" + jws.length() + " characters]";
    }
}
