package jp.akashi.vocabulary;

/// What a certificate is for. The official wording is printed as its title.
public enum CertificateUse {
    DOMESTIC("日本国内用", "Domestic use in Japan"),
    INTERNATIONAL("海外用及び日本国内用", "International travel & domestic use in Japan");

    private final String titleJa;
    private final String titleEn;

    CertificateUse(String titleJa, String titleEn) {
        this.titleJa = titleJa;
        this.titleEn = titleEn;
    }

    public String titleJa() {
        return titleJa;
    }

    public String titleEn() {
        return titleEn;
    }
}
