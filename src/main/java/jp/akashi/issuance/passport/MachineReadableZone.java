package jp.akashi.issuance.passport;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.Refusal;
import jp.akashi.vocabulary.RomanName;

/// What the machine-readable zone (機械読取領域) of a passport says, read strictly and never corrected.
///
/// `nameMayBeTruncated` when the name fills all of its 39 positions. The name has no check digit: its holder must
/// confirm it. Source: ICAO Doc 9303-3, section 4, and Doc 9303-4, 4.2.
public record MachineReadableZone(Passport passport, boolean nameMayBeTruncated) {
    private static final Period LONGEST_VALIDITY = Period.ofYears(10).plusMonths(6);
    private static final String SEPARATOR = "<<";

    /// Reads two lines of 44 characters; `today` is the day in Japan.
    ///
    /// Refuses with `PASSPORT_UNREADABLE` where length, characters, positions, check digits, states, name or dates
    /// are not those of a real passport, and with `PASSPORT_EXPIRED` a readable one whose validity has ended.
    public static Outcome<MachineReadableZone> read(List<String> lines, LocalDate today) {
        if (lines.size() != 2 || !lines.stream().allMatch(MrzText::isLine)) {
            return Outcome.refused(Refusal.PASSPORT_UNREADABLE);
        }
        return read(new MrzText(lines.get(0) + lines.get(1)), today);
    }

    static Outcome<MachineReadableZone> read(MrzText text, LocalDate today) {
        if (!hasItsForm(text) || !CheckDigits.agree(text)) {
            return Outcome.refused(Refusal.PASSPORT_UNREADABLE);
        }
        Optional<Passport> passport = passport(text, today);
        if (passport.isEmpty() || passport.get().expiresOn().isAfter(today.plus(LONGEST_VALIDITY))) {
            return Outcome.refused(Refusal.PASSPORT_UNREADABLE);
        }
        return passport.get().expiresOn().isBefore(today)
                ? Outcome.refused(Refusal.PASSPORT_EXPIRED)
                : Outcome.granted(new MachineReadableZone(passport.get(), isNameFull(text)));
    }

    private static boolean hasItsForm(MrzText text) {
        PositionClass[] classes = PositionClass.of(text);
        for (int i = 0; i < classes.length; i++) {
            if (!classes[i].allows(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Passport> passport(MrzText text, LocalDate today) {
        Optional<RomanName> name = name(MrzField.NAME.in(text));
        Optional<PassportNumber> number = PassportNumber.parse(withoutFiller(MrzField.NUMBER.in(text)));
        Optional<String> issuer = StateCodes.issuer(MrzField.ISSUING_STATE.in(text));
        Optional<String> nationality = StateCodes.nationality(MrzField.NATIONALITY.in(text));
        Optional<LocalDate> birth = MrzDates.birth(MrzField.BIRTH_DATE.in(text), today);
        Optional<LocalDate> expiry = MrzDates.expiry(MrzField.EXPIRY.in(text));
        if (name.isEmpty() || number.isEmpty() || issuer.isEmpty() || nationality.isEmpty()) {
            return Optional.empty();
        }
        if (birth.isEmpty() || expiry.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Passport(name.get(), number.get(), issuer.get(), nationality.get(), birth.get(), expiry.get()));
    }

    private static Optional<RomanName> name(String positions) {
        String written = withoutFiller(positions);
        int separator = written.indexOf(SEPARATOR);
        return separator < 0
                ? RomanName.parse(words(written), "")
                : RomanName.parse(
                        words(written.substring(0, separator)),
                        words(written.substring(separator + SEPARATOR.length())));
    }

    private static String words(String positions) {
        return positions.replace(MrzText.FILLER, ' ');
    }

    private static String withoutFiller(String positions) {
        int end = positions.length();
        while (end > 0 && positions.charAt(end - 1) == MrzText.FILLER) {
            end--;
        }
        return positions.substring(0, end);
    }

    private static boolean isNameFull(MrzText text) {
        return text.at(MrzText.LINE_LENGTH - 1) != MrzText.FILLER;
    }

    @Override
    public String toString() {
        return "MachineReadableZone[masked]";
    }
}
