package jp.akashi.certificate.shc;

/// Why a text is no readable SMART Health Card.
public enum ShcFault {
    TOO_LONG("more than 8,192 characters, or a JWS of more than 1,195"),
    NOT_A_CARD("neither three parts of base64url nor shc:/ and pairs of digits"),
    CHUNKED("one of several QR codes; chunking is withdrawn"),
    HEADER("the header is not the JSON of a SMART Health Card"),
    HEADER_ALG("alg is not ES256"),
    HEADER_ZIP("zip is not DEF"),
    HEADER_KID("kid is missing or no thumbprint"),
    SIGNATURE_LENGTH("the signature is not 64 bytes r and s"),
    NOT_DEFLATED("the payload is not one raw DEFLATE stream"),
    PAYLOAD_TOO_LONG("the payload inflates to more than 64 KiB"),
    PAYLOAD("the payload is not the JSON of a SMART Health Card"),
    ISSUER_URL("iss is not an https URL without trailing slash"),
    CARD_TYPE("vc.type does not say health-card"),
    BUNDLE("the bundle is not a plain collection of resource:0, resource:1, …"),
    PATIENT("the patient is not name and birth date"),
    IMMUNIZATION("an immunization is not a completed vaccination with a CVX code");

    private final String meaning;

    ShcFault(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
