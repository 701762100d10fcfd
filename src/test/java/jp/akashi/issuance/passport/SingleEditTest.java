package jp.akashi.issuance.passport;

import static jp.akashi.issuance.passport.Zones.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import jp.akashi.issuance.passport.PassportReading.Proposed;
import jp.akashi.issuance.passport.PassportReading.Read;
import jp.akashi.vocabulary.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every zone with every single character exchanged for every other: 88 × 36 edits each.
class SingleEditTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

    /// Where no arithmetic reaches: the upper line, and of the lower one nationality and sex.
    private static final Set<MrzField> UNCHECKED = EnumSet.of(
            MrzField.DOCUMENT_CODE, MrzField.ISSUING_STATE, MrzField.NAME, MrzField.NATIONALITY, MrzField.SEX);

    private enum Fate {
        CAUGHT_BY_POSITION,
        CAUGHT_BY_CHECK_DIGIT,
        CAUGHT_BY_MEANING,
        UNSEEN_BY_CHECK_DIGIT,
        UNSEEN_WHERE_NOTHING_CHECKS
    }

    /// A zone, and how many of its edits share each fate, in the order of the fates.
    private record Case(List<String> zone, List<Integer> counts) {
        @Override
        public String toString() {
            return zone.getFirst();
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case(Zones.MIKIYA, List.of(1800, 711, 212, 4, 441)),
                new Case(Zones.AOKO, List.of(1852, 712, 212, 3, 389)),
                new Case(Zones.GERMAN, List.of(1511, 897, 159, 82, 519)),
                new Case(Zones.AMERICAN, List.of(1537, 915, 154, 67, 495)),
                new Case(Zones.KOREAN, List.of(1667, 917, 152, 63, 369)),
                new Case(Zones.BRITISH_SHORT_NUMBER, List.of(1797, 895, 146, 82, 248)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noEditPassesThatPositionOrArithmeticCanSee(Case given) {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);

        MrzText truth = new MrzText(String.join("", given.zone()));
        forEachEdit(truth, (index, other) -> counts.merge(fate(truth, index, other), 1, Integer::sum));

        assertEquals(given.counts(), List.copyOf(counts.values()), "edits " + counts.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCameraReadsNoKnownConfusionWithoutAsking(Case given) {
        MrzText truth = new MrzText(String.join("", given.zone()));
        forEachEdit(truth, (index, other) -> {
            MrzText edited = truth.with(index, other);
            PassportReading reading = PassportReading.of(String.join("\n", edited.lines()), TODAY);
            judge(reading, edited, truth, Confusions.of(other).indexOf(truth.at(index)) >= 0);
        });
    }

    private static void forEachEdit(MrzText truth, BiConsumer<Integer, Character> edit) {
        for (int i = 0; i < MrzText.LENGTH; i++) {
            for (char other : ALPHABET.replace(String.valueOf(truth.at(i)), "").toCharArray()) {
                edit.accept(i, other);
            }
        }
    }

    private static void judge(PassportReading reading, MrzText edited, MrzText truth, boolean isKnownConfusion) {
        switch (reading) {
            case Read read -> {
                assertEquals(edited.lines(), read.lines(), "never silently corrected");
                boolean isAnotherNumber = !MrzField.NUMBER.in(edited).equals(MrzField.NUMBER.in(truth));
                assertTrue(!isAnotherNumber
                        || !isKnownConfusion
                        || read.mustConfirm().contains(MrzField.NUMBER));
                assertEquals(MrzField.BIRTH_DATE.in(truth), MrzField.BIRTH_DATE.in(edited));
                assertEquals(MrzField.EXPIRY.in(truth), MrzField.EXPIRY.in(edited));
            }
            case Proposed proposed -> {
                assertNotEquals(edited.lines(), proposed.lines());
                assertEquals(
                        proposed.lines(),
                        applied(proposed.corrections(), edited).lines(),
                        "every change is listed");
            }
            case PassportReading.Expired ignored ->
                assertNotEquals(MrzField.EXPIRY.in(truth), MrzField.EXPIRY.in(edited));
            case PassportReading.AnotherPhoto ignored -> {}
        }
    }

    private static MrzText applied(List<Correction> corrections, MrzText read) {
        MrzText text = read;
        for (Correction correction : corrections) {
            int index = (correction.line() - 1) * MrzText.LINE_LENGTH + correction.position() - 1;
            assertEquals(String.valueOf(read.at(index)), correction.from());
            text = text.with(index, correction.to().charAt(0));
        }
        return text;
    }

    private static Fate fate(MrzText truth, int index, char other) {
        MrzText edited = truth.with(index, other);
        boolean isRead = MachineReadableZone.read(edited.lines(), TODAY) instanceof Outcome.Granted;
        MrzField field = MrzField.at(index / MrzText.LINE_LENGTH + 1, index % MrzText.LINE_LENGTH + 1);
        boolean isVisible = CheckDigits.residue(truth.at(index)) != CheckDigits.residue(other);
        if (!PositionClass.of(edited)[index].allows(other)) {
            assertTrue(!isRead, "position " + index + " cannot hold " + other);
            return Fate.CAUGHT_BY_POSITION;
        }
        if (!UNCHECKED.contains(field) && isVisible) {
            assertTrue(!isRead, "a check digit sees " + other + " at " + index);
            return Fate.CAUGHT_BY_CHECK_DIGIT;
        }
        if (!isRead) {
            return Fate.CAUGHT_BY_MEANING;
        }
        return UNCHECKED.contains(field) ? Fate.UNSEEN_WHERE_NOTHING_CHECKS : Fate.UNSEEN_BY_CHECK_DIGIT;
    }
}
