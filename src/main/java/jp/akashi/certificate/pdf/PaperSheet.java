package jp.akashi.certificate.pdf;

import java.net.URI;
import java.util.List;
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
    private static final List<String> HOLDER = List.of("NAME", "BIRTH_DATE", "NATIONALITY", "PASSPORT_NUMBER");
    private static final List<String> ISSUE = List.of("ISSUER", "ISSUED_ON", "CERTIFICATE_ID");
    private static final List<String> DOSE =
            List.of("NUMBER", "DATE", "VACCINE_TYPE", "MANUFACTURER", "PRODUCT", "LOT", "COUNTRY");
    // Beyond these a name is written smaller, so that it keeps within two lines.
    private static final int LONG_NAME = 18;
    private static final int VERY_LONG_NAME = 34;

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

    String write(String style) {
        String use = barcodes.size() > 1 ? "class=\"two-codes\"" : "class=\"one-code\"";
        out.raw("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"ja\"><head>");
        out.leaf("title", "", title());
        out.open("style").raw(style).close("style").close("head");
        out.open("body", use).open("div", "class=\"frame\"");
        heading();
        holder();
        doses();
        foot();
        return out.close("div").close("body").close("html").toString();
    }

    private void heading() {
        FaceItem title = item("TITLE");
        out.open("div", "class=\"heading\"");
        out.leaf("h1", "", title.ja().orElseThrow());
        out.leaf("p", "class=\"en\" lang=\"en\"", title.en().orElseThrow());
        out.close("div");
    }

    private void holder() {
        out.open("table", "class=\"holder\"");
        HOLDER.stream().filter(items::containsKey).map(this::item).forEach(item -> {
            out.open("tr").open("th", "scope=\"row\"");
            labels(item);
            out.close("th").open("td");
            values(item, item.item().equals("NAME") ? nameClass() : "ja");
            out.close("td").close("tr");
        });
        out.close("table");
    }

    private void doses() {
        out.open("table", "class=\"doses\"").open("thead").open("tr");
        Dose first = certificate.doses().getFirst();
        for (String column : DOSE) {
            out.open("th", "scope=\"col\" class=\"" + column.toLowerCase(java.util.Locale.ROOT) + "\"");
            labels(item(first, column));
            out.close("th");
        }
        out.close("tr").close("thead").open("tbody");
        for (Dose dose : certificate.doses()) {
            out.open("tr");
            for (String column : DOSE) {
                out.open("td");
                values(item(dose, column), "ja");
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
        out.open("div", "class=\"foot\"").open("div", "class=\"issue\"");
        for (String name : ISSUE) {
            FaceItem item = item(name);
            out.open("div", "class=\"entry " + name.toLowerCase(java.util.Locale.ROOT) + "\"");
            labels(item);
            values(item, "ja");
            out.close("div");
        }
        verify();
        out.close("div");
        barcodes.forEach(this::code);
        out.close("div");
    }

    private void verify() {
        String page = verifyPage.toString();
        out.open("div", "class=\"verify\"");
        out.open("p").text("二次元コードには電子署名が付いています。次のページで読み取ると、発行者と内容を確かめられます。").close("p");
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
        out.raw("<object type=\"" + QrDrawing.TYPE + "\" data=\"" + barcode.format() + "\" alt=\"二次元コード（" + name
                + "）：この証明書の記載内容と電子署名\"></object>");
        out.open("p")
                .text(isCard ? "日本国内用・海外用 " : "海外用 ")
                .leaf("span", "lang=\"en\"", name)
                .close("p");
        out.close("div");
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
        String size = length > VERY_LONG_NAME ? "name smallest" : length > LONG_NAME ? "name smaller" : "name";
        return Typefaces.isRare(name) ? size + " rare" : size;
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
