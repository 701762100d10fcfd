package jp.akashi.vocabulary;

/// How a vaccine works, as the certificate names it, and the ICD-11 extension code that VDS-NC carries for it.
///
/// Source: WHO ICD-11 XM codes; Japan's published VDS-NC uses the code of the type, not of the product.
public enum VaccineType {
    MRNA("mRNAワクチン", "mRNA", "XM0GQ8"),
    VIRAL_VECTOR("ウイルスベクターワクチン", "viral vector", "XM9QW8"),
    PROTEIN_SUBUNIT("組換えタンパクワクチン", "protein subunit", "XM5JC5");

    private final String nameJa;
    private final String nameEn;
    private final String icd11;

    VaccineType(String nameJa, String nameEn, String icd11) {
        this.nameJa = nameJa;
        this.nameEn = nameEn;
        this.icd11 = icd11;
    }

    public String nameJa() {
        return nameJa;
    }

    public String nameEn() {
        return nameEn;
    }

    public String icd11() {
        return icd11;
    }
}
