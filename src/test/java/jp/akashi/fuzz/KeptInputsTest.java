package jp.akashi.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.akashi.channel.feed.CsvFileFuzz;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What fuzzing once reached stays harmless.
class KeptInputsTest {
    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    static Stream<Arguments> targets() {
        return Stream.of(
                target(CardFuzz.class, CardFuzz::fuzzerTestOneInput),
                target(PassportFuzz.class, PassportFuzz::fuzzerTestOneInput),
                target(HealthCardFuzz.class, HealthCardFuzz::fuzzerTestOneInput),
                target(VdsNcFuzz.class, VdsNcFuzz::fuzzerTestOneInput),
                target(TrustFuzz.class, TrustFuzz::fuzzerTestOneInput),
                target(CsvFileFuzz.class, CsvFileFuzz::fuzzerTestOneInput));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    @Timeout(30)
    void everyKeptInputEndsInADocumentedAnswer(String name, Consumer<byte[]> target) throws IOException {
        try (Stream<Path> files = Files.list(KEPT.resolve(name))) {
            List<Path> kept = files.toList();
            assertFalse(kept.isEmpty(), "nothing is kept");
            for (Path file : kept) {
                byte[] input = Files.readAllBytes(file);
                assertDoesNotThrow(() -> target.accept(input), file::toString);
            }
        }
    }

    private static Arguments target(Class<?> type, Consumer<byte[]> target) {
        return Arguments.of(type.getName(), target);
    }
}
