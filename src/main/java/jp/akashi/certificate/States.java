package jp.akashi.certificate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How nationalities are written on a face: the passport's code and, where this list knows it, the state's short name.
///
/// Source of the codes: ICAO Doc 9303-3, section 5 (D is Germany there); of the names: Ministry of Foreign Affairs.
final class States {
    private static final Map<String, State> BY_CODE = Map.ofEntries(
            state("JPN", "日本", "Japan"),
            state("AUS", "オーストラリア", "Australia"),
            state("BGD", "バングラデシュ", "Bangladesh"),
            state("BRA", "ブラジル", "Brazil"),
            state("CAN", "カナダ", "Canada"),
            state("CHN", "中国", "China"),
            state("D", "ドイツ", "Germany"),
            state("DEU", "ドイツ", "Germany"),
            state("ESP", "スペイン", "Spain"),
            state("FRA", "フランス", "France"),
            state("GBR", "英国", "United Kingdom"),
            state("HKG", "香港", "Hong Kong"),
            state("IDN", "インドネシア", "Indonesia"),
            state("IND", "インド", "India"),
            state("IRL", "アイルランド", "Ireland"),
            state("ITA", "イタリア", "Italy"),
            state("KHM", "カンボジア", "Cambodia"),
            state("KOR", "韓国", "Republic of Korea"),
            state("LKA", "スリランカ", "Sri Lanka"),
            state("MMR", "ミャンマー", "Myanmar"),
            state("MNG", "モンゴル", "Mongolia"),
            state("MYS", "マレーシア", "Malaysia"),
            state("NLD", "オランダ", "Netherlands"),
            state("NPL", "ネパール", "Nepal"),
            state("NZL", "ニュージーランド", "New Zealand"),
            state("PAK", "パキスタン", "Pakistan"),
            state("PER", "ペルー", "Peru"),
            state("PHL", "フィリピン", "Philippines"),
            state("RUS", "ロシア", "Russia"),
            state("SGP", "シンガポール", "Singapore"),
            state("THA", "タイ", "Thailand"),
            state("TWN", "台湾", "Taiwan"),
            state("USA", "米国", "United States of America"),
            state("VNM", "ベトナム", "Viet Nam"));

    private States() {}

    static String inJapanese(String code) {
        @Nullable State state = BY_CODE.get(code);
        return state == null ? code : code + " " + state.ja;
    }

    static String inEnglish(String code) {
        @Nullable State state = BY_CODE.get(code);
        return state == null ? code : code + " " + state.en;
    }

    private static Map.Entry<String, State> state(String code, String ja, String en) {
        return Map.entry(code, new State(ja, en));
    }

    private record State(String ja, String en) {}
}
