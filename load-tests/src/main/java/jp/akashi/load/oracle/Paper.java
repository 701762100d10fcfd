package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.akashi.load.people.Vaccination;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/// A printed page, with the headers that it came under: its words against the truth, its marks against the screen.
record Paper(Buffer pdf, @Nullable String applicationId, @Nullable String binding, @Nullable String terminalId) {
    private static final Pattern LOT = Pattern.compile("L[1-7][0-9A-Z]{4}(?![0-9A-Z])");
    private static final Pattern NUMBER = Pattern.compile("JP[0-9A-HJKMNP-TV-Z]{10}");

    void check(Errand errand, String number, ObjectNode screen) {
        Comparison.same("header of the application", Strict.text(screen, "applicationId"), applicationId);
        Comparison.same("header of the binding", Strict.text(screen, "binding"), binding);
        Comparison.same("header of the terminal", "terminal-1", terminalId);
        try (PDDocument page = Loader.loadPDF(pdf.getBytes())) {
            checkMark(page, "Akashi-Application-Id", applicationId);
            checkMark(page, "Akashi-Binding", binding);
            checkMark(page, "Akashi-Terminal-Id", terminalId);
            checkWords(errand, number, screen, new PDFTextStripper().getText(page));
        } catch (IOException e) {
            throw new MismatchException("paper", "a PDF", e);
        }
    }

    private static void checkMark(PDDocument page, String name, @Nullable String expected) {
        Comparison.same("mark " + name, expected, page.getDocumentInformation().getCustomMetadataValue(name));
    }

    private static void checkWords(Errand errand, String number, ObjectNode screen, String text) {
        String solid = solid(text);
        for (JsonNode item : screen.get("face")) {
            for (String language : new String[] {"labelJa", "labelEn", "ja", "en"}) {
                String words = item.path(language).asText();
                if (!solid.contains(solid(words))) {
                    throw new MismatchException("paper of " + errand.person(), words, text);
                }
            }
        }
        List<String> lots = errand.person().doses().stream().map(Vaccination::lot).toList();
        Comparison.same("lots on the paper", lots, all(LOT, text));
        Comparison.same("numbers on the paper", List.of(number), all(NUMBER, text));
    }

    private static List<String> all(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.results().map(result -> result.group()).distinct().toList();
    }

    private static String solid(String text) {
        return text.replaceAll("[\\s\u3000]+", "");
    }
}
