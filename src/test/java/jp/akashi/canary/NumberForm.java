package jp.akashi.canary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A way in which an individual number may lie in a sink: what it begins with there, and how its digits are read back.
///
/// Sinks are looked at byte by byte as Latin-1. Base64 has three forms, one for each place in a group of three bytes.
enum NumberForm {
    DIGITS {
        @Override
        String beginning(String digits) {
            return digits;
        }

        @Override
        Optional<String> read(String sink, int at) {
            return whole(part(sink, at, 12));
        }
    },
    GROUPS {
        @Override
        String beginning(String digits) {
            return digits.substring(0, 4);
        }

        @Override
        Optional<String> read(String sink, int at) {
            Matcher groups = GROUPED.matcher(part(sink, at, 18));
            return groups.lookingAt() ? whole(groups.group(1) + groups.group(3) + groups.group(4)) : Optional.empty();
        }
    },
    FULL_WIDTH {
        @Override
        String beginning(String digits) {
            return wide(digits);
        }

        @Override
        Optional<String> read(String sink, int at) {
            String bytes = part(sink, at, 36);
            String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return whole(text.chars()
                    .mapToObj(c -> c >= '０' && c <= '９' ? Character.toString(c - '０' + '0') : "x")
                    .reduce("", String::concat));
        }
    },
    UTF_16 {
        @Override
        String beginning(String digits) {
            return String.join("\0", digits.split(""));
        }

        @Override
        Optional<String> read(String sink, int at) {
            return whole(part(sink, at, 23).replace("\0", ""));
        }
    },
    HEX {
        @Override
        String beginning(String digits) {
            return HexFormat.of().formatHex(digits.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        Optional<String> read(String sink, int at) {
            String hex = part(sink, at, 24);
            return hex.matches("(3[0-9]){12}")
                    ? whole(new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII))
                    : Optional.empty();
        }
    },
    URL {
        @Override
        String beginning(String digits) {
            return escaped(digits);
        }

        @Override
        Optional<String> read(String sink, int at) {
            return whole(part(sink, at, 36).replace("%3", ""));
        }
    },
    BASE64_AT_0 {
        @Override
        String beginning(String digits) {
            return encoded(digits.substring(0, 6));
        }

        @Override
        Optional<String> read(String sink, int at) {
            return whole(decoded(part(sink, at, 16)));
        }
    },
    BASE64_AT_1 {
        @Override
        String beginning(String digits) {
            // The group before ends with the first two digits.
            return encoded("\0" + digits.substring(0, 2)).substring(2) + encoded(digits.substring(2, 5));
        }

        @Override
        Optional<String> read(String sink, int at) {
            return known(decoded("AA" + part(sink, at, 14)), 2, 1);
        }
    },
    BASE64_AT_2 {
        @Override
        String beginning(String digits) {
            return encoded("\0\0" + digits.substring(0, 1)).substring(3) + encoded(digits.substring(1, 7));
        }

        @Override
        Optional<String> read(String sink, int at) {
            return known(decoded("AAA" + part(sink, at, 13)), 1, 2);
        }
    };

    private static final Pattern GROUPED =
            Pattern.compile("(\\d{4})( |-|\u00e3\u0080\u0080|\u00a0)(\\d{4})\\2(\\d{4})");

    /// What every number that begins with these seven digits begins with in this form.
    abstract String beginning(String digits);

    /// The number at that place, its last digits where the form holds no more; empty when there is none.
    abstract Optional<String> read(String sink, int at);

    private static String part(String sink, int at, int length) {
        return sink.substring(at, Math.min(sink.length(), at + length));
    }

    private static Optional<String> whole(String digits) {
        return digits.matches("\\d{12}") ? Optional.of(digits) : Optional.empty();
    }

    // The bits of the digits before the first whole group are known from the beginning; behind the last one, from the
    // check digit. What is in between decides.
    private static Optional<String> known(String bytes, int before, int behind) {
        String digits = bytes.substring(Math.min(3, bytes.length()));
        return digits.length() >= 12 - before - behind
                        && digits.substring(0, 12 - before - behind).matches("\\d+")
                ? Optional.of(digits.substring(0, 12 - before - behind))
                : Optional.empty();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decoded(String base64) {
        try {
            String whole = base64.substring(0, base64.length() / 4 * 4);
            return new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    static String wide(String digits) {
        String wide =
                digits.chars().mapToObj(c -> Character.toString(c - '0' + '０')).reduce("", String::concat);
        return new String(wide.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static String escaped(String digits) {
        return "%3" + String.join("%3", digits.split(""));
    }
}
