package jp.akashi.vocabulary;

import java.util.List;

/// The marketing authorisation holder of a vaccine, as certificates name it; records may use an older name.
///
/// Source: Digital Agency, certificate FAQ Q6-3; presets of the Vaccination Record System.
public enum Maker {
    PFIZER("ファイザー", "Pfizer"),
    MODERNA("モデルナ", "Moderna", "武田/モデルナ"),
    ASTRAZENECA("アストラゼネカ", "AstraZeneca"),
    NOVAVAX("武田(ノババックス)", "Takeda (Novavax)", "武田", "ノババックス"),
    JANSSEN("ヤンセンファーマ", "Janssen", "ヤンセン");

    private final String nameJa;
    private final String nameEn;
    private final List<String> olderNames;

    Maker(String nameJa, String nameEn, String... olderNames) {
        this.nameJa = nameJa;
        this.nameEn = nameEn;
        this.olderNames = List.of(olderNames);
    }

    public String nameJa() {
        return nameJa;
    }

    public String nameEn() {
        return nameEn;
    }

    public List<String> olderNames() {
        return olderNames;
    }
}
