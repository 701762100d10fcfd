package jp.akashi.registry.voucher;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/// Draws ticket numbers: nine random digits and a check digit, from nothing that belongs to a person.
///
/// No two of them differ in one digit only, nor by two neighbours exchanged: a misread voucher is nobody's, instead of
/// somebody else's. Source: H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004.
@Singleton
final class TicketDraw {
    private static final int NINE_DIGITS = 1_000_000_000;
    private static final String[] QUASIGROUP = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
    };

    private final SecureRandom random = new SecureRandom();

    /// So many different numbers; whether they are free is for the tables to say.
    String[] draw(int count) {
        Set<String> drawn = new HashSet<>();
        while (drawn.size() < count) {
            String nine = "%09d".formatted(random.nextInt(NINE_DIGITS));
            drawn.add(nine + checkDigit(nine));
        }
        return drawn.toArray(String[]::new);
    }

    static int checkDigit(String digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = QUASIGROUP[interim].charAt(digits.charAt(i) - '0') - '0';
        }
        return interim;
    }
}
