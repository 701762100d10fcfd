package jp.akashi.issuance.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.pdf.Pages;
import jp.akashi.issuance.signing.DocumentSealTest;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/// What leaves the print shop, judged by veraPDF, the validator of the PDF Association.
class ConformanceTest {
    @TempDir
    static Path directory;

    private static Bytes sealed;

    @BeforeAll
    static void print() {
        VeraGreenfieldFoundryProvider.initialise();
        sealed = DocumentSealTest.in(directory)
                .seal(Pages.granted(Pages.international("𩸽　髙﨑", Samples.sevenDoses())))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_2_A", "PDFA_2_B", "PDFUA_1"})
    void aSealedPageConforms(PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(sealed.toArray()), flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(flavour, false).validate(parser);

            assertEquals(List.of(), List.copyOf(complaints(result)), flavour::toString);
            assertEquals(true, result.isCompliant());
        }
    }

    private static TreeSet<String> complaints(ValidationResult result) {
        return result.getTestAssertions().stream()
                .filter(assertion -> assertion.getStatus() != TestAssertion.Status.PASSED)
                .map(assertion -> assertion.getRuleId().getClause() + "-"
                        + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
