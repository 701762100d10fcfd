package jp.akashi.load.people;

import java.util.List;

/// Family and given names as the register writes them, in kana and in a passport's capitals.
record Names(String written, String kana, String roman) {
    static final List<Names> FAMILY = table(
            "佐藤 サトウ SATO", "鈴木 スズキ SUZUKI", "高橋 タカハシ TAKAHASHI", "田中 タナカ TANAKA", "伊藤 イトウ ITO",
            "渡辺 ワタナベ WATANABE", "山本 ヤマモト YAMAMOTO", "中村 ナカムラ NAKAMURA", "小林 コバヤシ KOBAYASHI",
            "加藤 カトウ KATO", "吉田 ヨシダ YOSHIDA", "山田 ヤマダ YAMADA", "佐々木 ササキ SASAKI", "山口 ヤマグチ YAMAGUCHI",
            "松本 マツモト MATSUMOTO", "井上 イノウエ INOUE", "木村 キムラ KIMURA", "林 ハヤシ HAYASHI", "斎藤 サイトウ SAITO",
            "清水 シミズ SHIMIZU", "髙﨑 タカサキ TAKASAKI", "森 モリ MORI", "池田 イケダ IKEDA", "橋本 ハシモト HASHIMOTO",
            "五十嵐 イガラシ IGARASHI", "長谷川 ハセガワ HASEGAWA", "小笠原 オガサワラ OGASAWARA");
    static final List<Names> GIVEN = table(
            "太郎 タロウ TARO", "花子 ハナコ HANAKO", "一郎 イチロウ ICHIRO", "美咲 ミサキ MISAKI", "健 ケン KEN",
            "陽子 ヨウコ YOKO", "誠 マコト MAKOTO", "由美 ユミ YUMI", "大輔 ダイスケ DAISUKE", "恵 メグミ MEGUMI",
            "翔太 ショウタ SHOTA", "さくら サクラ SAKURA", "勇気 ユウキ YUKI", "千代 チヨ CHIYO", "修 オサム OSAMU",
            "真由美 マユミ MAYUMI", "学 マナブ MANABU", "京子 キョウコ KYOKO", "進 ススム SUSUMU", "裕子 ユウコ YUKO",
            "清 キヨシ KIYOSHI", "和子 カズコ KAZUKO", "健太郎 ケンタロウ KENTARO", "あかり アカリ AKARI");

    private static List<Names> table(String... lines) {
        return List.of(lines).stream()
                .map(line -> line.split(" "))
                .map(words -> new Names(words[0], words[1], words[2]))
                .toList();
    }
}
