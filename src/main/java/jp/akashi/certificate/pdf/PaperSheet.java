package jp.akashi.certificate.pdf;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Face;
import jp.akashi.certificate.FaceItem;
import jp.akashi.certificate.Format;
import jp.akashi.vocabulary.Dose;

/// The page as XHTML: every item of the face once in Japanese and once in English, in the order it is read aloud.
final class PaperSheet {
    private static final List<String> HOLDER_BELOW = List.of("BIRTH_DATE", "NATIONALITY", "PASSPORT_NUMBER");
    private static final List<String> ISSUE = List.of("ISSUER", "ISSUED_ON", "CERTIFICATE_ID");
    private static final List<String> DOSE =
            List.of("NUMBER", "DATE", "VACCINE_TYPE", "MANUFACTURER", "PRODUCT", "LOT", "COUNTRY");
    // Beyond this a name is written smaller, so that it keeps within two lines; a lot number likewise.
    private static final int LONG_NAME = 28;
    private static final int LONG_LOT = 12;
    private static final String CODE_ALT = "この証明書の内容と電子署名を収めた二次元コード ";

    private final Certificate certificate;
    private final Map<String, FaceItem> items;
    private final List<Barcode> barcodes;
    private final URI verifyPage;
    private final Xhtml out = new Xhtml();

    PaperSheet(Certificate certificate, List<Barcode> barcodes, URI verifyPage) {
        this.certificate = certificate;
        this.items =
                Face.of(certificate).items().stream().collect(Collectors.toMap(FaceItem::item, Function.identity()));
        this.barcodes = barcodes;
        this.verifyPage = verifyPage;
    }

    /// The document's title, in both languages.
    String title() {
        FaceItem title = item("TITLE");
        return title.ja().orElseThrow() + " / " + title.en().orElseThrow();
    }

    /// What sets this page apart from others, without naming the holder.
    String subject() {
        return "証明書ID " + certificate.number().written();
    }

    String write(String style) {
        String use = barcodes.size() > 1 ? "class=\"two-codes\"" : "class=\"one-code\"";
        out.raw("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ja\"><head>");
        out.leaf("title", "", title());
        out.raw("<meta name=\"subject\" content=\"" + Xhtml.escaped(subject()) + "\"/>");
        out.open("style").raw(style).close("style").close("head");
        out.open("body", use).open("div", "class=\"frame\"");
        heading();
        out.open("div", "class=\"inside\"");
        holder();
        doses();
        out.close("div");
        foot();
        return out.close("div").close("body").close("html").toString();
    }

    private void heading() {
        FaceItem title = item("TITLE");
        String ja = title.ja().orElseThrow();
        int use = ja.indexOf('（');
        out.open("div", "class=\"heading\"");
        out.open("h1")
                .text(ja.substring(0, use))
                .leaf("span", "", ja.substring(use))
                .close("h1");
        out.leaf("p", "class=\"en\" lang=\"en\"", title.en().orElseThrow());
        out.close("div");
    }

    /// The name on a line of its own; below it whatever else there is, side by side.
    private void holder() {
        List<FaceItem> below =
                HOLDER_BELOW.stream().filter(items::containsKey).map(this::item).toList();
        out.open("table", "class=\"holder\"").open("tr");
        rowHead(item("NAME"));
        out.open("td", "colspan=\"5\"");
        values(item("NAME"), nameClass());
        out.close("td").close("tr").open("tr");
        for (FaceItem item : below) {
            rowHead(item);
            out.open("td", below.size() == 1 ? "colspan=\"5\"" : "");
            values(item, "ja");
            out.close("td");
        }
        out.close("tr").close("table");
    }

    private void rowHead(FaceItem item) {
        out.open("th", "scope=\"row\"");
        labels(item);
        out.close("th");
    }

    private void doses() {
        out.open("table", "class=\"doses\"").open("thead").open("tr");
        Dose first = certificate.doses().getFirst();
        for (String column : DOSE) {
            out.open("th", "scope=\"col\" class=\"" + column.toLowerCase(Locale.ROOT) + "\"");
            labels(item(first, column));
            out.close("th");
        }
        out.close("tr").close("thead").open("tbody");
        for (Dose dose : certificate.doses()) {
            out.open("tr");
            for (String column : DOSE) {
                out.open("td");
                values(item(dose, column), column.equals("LOT") ? lotClass(dose) : "ja");
                out.close("td");
            }
            out.close("tr");
        }
        out.close("tbody").close("table");
        out.open("p", "class=\"blank\"")
                .text("以下余白 ")
                .leaf("span", "lang=\"en\"", "End of record")
                .close("p");
    }

    private void foot() {
        out.open("div", "class=\"foot\"");
        out.leaf("p", "class=\"certified\"", "上記の者は、新型コロナウイルス感染症の予防接種を上記のとおり受けたことを証明する。");
        out.leaf(
                "p",
                "class=\"certified en\" lang=\"en\"",
                "This is to certify that the person named above was vaccinated against COVID-19 as listed above.");
        out.open("table", "class=\"issue\"").open("tr");
        for (String name : ISSUE) {
            FaceItem item = item(name);
            out.open("td", "class=\"" + name.toLowerCase(Locale.ROOT) + "\"");
            labels(item);
            values(item, "ja");
            out.close("td");
        }
        out.close("tr").close("table");
        verify();
        barcodes.forEach(this::code);
        out.close("div");
    }

    private void verify() {
        String page = verifyPage.toString();
        out.open("div", "class=\"verify\"");
        out.open("p", "class=\"how\"")
                .text("確認のしかた ")
                .leaf("span", "lang=\"en\"", "How to verify")
                .close("p");
        out.leaf("p", "", "二次元コードには電子署名が付いています。次のページで読み取ると、発行者と内容を確かめられます。");
        out.leaf(
                "p",
                "class=\"en\" lang=\"en\"",
                "The 2D codes are digitally signed. Scan them on this page to verify issuer and content.");
        out.leaf("p", "class=\"page\"", page);
        out.close("div");
    }

    private void code(Barcode barcode) {
        boolean isCard = barcode.format() == Format.SMART_HEALTH_CARD;
        String name = isCard ? "SMART Health Cards" : "ICAO VDS-NC";
        out.open("div", "class=\"code " + (isCard ? "shc" : "vds") + "\"");
        out.open(
                "object",
                "type=\"" + QrDrawing.TYPE + "\" data=\"" + barcode.format() + "\" alt=\"" + CODE_ALT + name + "\"");
        out.close("object").open("div", "class=\"caption\"");
        out.leaf("p", "lang=\"en\"", name);
        out.leaf("p", "", isCard ? "国内外の確認用" : "海外渡航時の確認用");
        out.close("div").close("div");
    }

    private void labels(FaceItem item) {
        out.leaf("p", "class=\"label\"", item.labelJa());
        out.leaf("p", "class=\"label en\" lang=\"en\"", item.labelEn());
    }

    private void values(FaceItem item, String type) {
        item.ja().ifPresent(ja -> out.leaf("p", "class=\"" + type + "\"", ja));
        item.en()
                .filter(en -> !item.ja().equals(item.en()))
                .ifPresent(en -> out.leaf("p", "class=\"en\" lang=\"en\"", en));
    }

    private String nameClass() {
        String name = certificate.holder().name().written();
        int length = name.codePointCount(0, name.length());
        String size = length > LONG_NAME ? "name smaller" : "name";
        return Typefaces.isRare(name) ? size + " rare" : size;
    }

    private static String lotClass(Dose dose) {
        return dose.lot().written().length() > LONG_LOT ? "long-lot" : "ja";
    }

    private FaceItem item(Dose dose, String column) {
        return item("DOSE_" + dose.number() + "_" + column);
    }

    private FaceItem item(String name) {
        FaceItem item = items.get(name);
        if (item == null) {
            throw new IllegalStateException("the face has no " + name);
        }
        return item;
    }
}
