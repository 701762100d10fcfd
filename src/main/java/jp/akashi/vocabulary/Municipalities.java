package jp.akashi.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every municipality of Japan that can be named as issuer: 1,747 cities, special wards, towns and villages.
///
/// The wards of designated cities are not among them: the city is the issuer. Source: MIC list of local government
/// codes.
public final class Municipalities {
    private static final Map<MunicipalityCode, Municipality> ALL = read();

    private Municipalities() {}

    /// All of them, by ascending code.
    public static List<Municipality> all() {
        return ALL.values().stream()
                .sorted(Comparator.comparing(Municipality::code))
                .toList();
    }

    public static Optional<Municipality> find(MunicipalityCode code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /// Parses a code and finds its municipality; empty when the check digit is wrong or nobody bears the code.
    public static Optional<Municipality> find(String code) {
        return MunicipalityCode.parse(code).flatMap(Municipalities::find);
    }

    private static Map<MunicipalityCode, Municipality> read() {
        try (InputStream list = Municipalities.class.getResourceAsStream("municipalities.csv")) {
            if (list == null) {
                throw new IllegalStateException("municipalities.csv is missing from the build");
            }
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(Municipalities::parse)
                    .collect(Collectors.toUnmodifiableMap(Municipality::code, municipality -> municipality));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Municipality parse(String line) {
        String[] cells = line.split(",", -1);
        return new Municipality(new MunicipalityCode(cells[0]), cells[1], cells[2], cells[3], cells[4]);
    }
}
