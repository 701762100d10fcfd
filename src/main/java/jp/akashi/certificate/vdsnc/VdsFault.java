package jp.akashi.certificate.vdsnc;

/// Why a text is no readable VDS-NC proof of vaccination.
public enum VdsFault {
    TOO_LONG("more than 16,384 characters"),
    NOT_A_SEAL("not the JSON of a seal: data and sig, alone"),
    OTHER_TYPE("a seal of another type or version than a vaccination's first"),
    MESSAGE("the message has other members, or lacks some"),
    FIELD("a field is longer or written otherwise than the format allows"),
    ALGORITHM("signed with another algorithm than ES256"),
    SIGNATURE("signature or certificate is no base64url of the right length");

    private final String meaning;

    VdsFault(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
