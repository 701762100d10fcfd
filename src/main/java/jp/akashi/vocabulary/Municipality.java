package jp.akashi.vocabulary;

/// A municipality that issues: its code and how it and its prefecture are written in Japanese and in English.
///
/// English names follow Hepburn without long vowels, as in passports: "Ota City", "Tokyo".
public record Municipality(MunicipalityCode code, String prefecture, String name, String nameEn, String prefectureEn) {

    /// Who signs a certificate: 東京都大田区長 日本国厚生労働大臣.
    public String issuer() {
        return prefecture + name + "長 日本国厚生労働大臣";
    }

    /// The same in English: Mayor of Ota City, Tokyo; Minister of Health, Labour and Welfare, Government of Japan.
    public String issuerEn() {
        return "Mayor of " + nameEn + ", " + prefectureEn
                + "; Minister of Health, Labour and Welfare, Government of Japan";
    }
}
