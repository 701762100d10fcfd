package jp.akashi.issuance.passport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.akashi.issuance.passport.PassportReading.AnotherPhoto;
import jp.akashi.issuance.passport.PassportReading.Reason;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;

/// Looks for the one zone that a camera's text can mean: what positions force, then at most one known confusion more.
///
/// Bounded: four places in the text, sixteen combinations of forced characters, one free change in each.
final class ZoneSearch {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_PLACES = 4;
    private static final int MOST_COMBINATIONS = 16;

    private final LocalDate today;
    private final Map<MrzText, Candidate> candidates = new LinkedHashMap<>();
    private boolean expired;

    private ZoneSearch(LocalDate today) {
        this.today = today;
    }

    static PassportReading in(String rawOcrText, LocalDate today) {
        if (rawOcrText.length() > LONGEST_TEXT) {
            return new AnotherPhoto(Reason.TOO_LONG);
        }
        List<OcrZone> places = OcrText.zones(rawOcrText);
        if (places.isEmpty()) {
            return new AnotherPhoto(Reason.NO_ZONE_FOUND);
        }
        return places.size() > MOST_PLACES
                ? new AnotherPhoto(Reason.SEVERAL_READINGS)
                : new ZoneSearch(today).searchAll(places);
    }

    private PassportReading searchAll(List<OcrZone> places) {
        places.forEach(this::search);
        if (candidates.size() > 1) {
            return new AnotherPhoto(Reason.SEVERAL_READINGS);
        }
        if (candidates.isEmpty()) {
            return expired ? new PassportReading.Expired() : new AnotherPhoto(Reason.NO_READING);
        }
        return candidates.values().iterator().next().reading();
    }

    private void search(OcrZone place) {
        List<MrzText> combinations = forcedByPosition(place.text());
        boolean found = false;
        for (MrzText combination : combinations) {
            found |= consider(combination, place);
        }
        if (!found) {
            combinations.forEach(combination -> changeOne(combination, place));
        }
    }

    /// Every text in which each character that its position cannot hold is one that it may have been confused with.
    private static List<MrzText> forcedByPosition(MrzText read) {
        PositionClass[] classes = PositionClass.of(read);
        List<MrzText> texts = List.of(read);
        for (int i = 0; i < MrzText.LENGTH && texts.size() <= MOST_COMBINATIONS; i++) {
            if (!classes[i].allows(read.at(i))) {
                texts = withEach(options(read.at(i), classes[i]), i, texts);
            }
        }
        return texts.size() <= MOST_COMBINATIONS ? texts : List.of();
    }

    private static List<MrzText> withEach(String options, int index, List<MrzText> texts) {
        List<MrzText> changed = new ArrayList<>();
        for (MrzText text : texts) {
            options.chars().forEach(option -> changed.add(text.with(index, (char) option)));
        }
        return changed;
    }

    private void changeOne(MrzText text, OcrZone place) {
        PositionClass[] classes = PositionClass.of(text);
        for (int i = 0; i < MrzText.LENGTH; i++) {
            int index = i;
            options(text.at(i), classes[i]).chars().forEach(option -> consider(text.with(index, (char) option), place));
        }
    }

    private static String options(char read, PositionClass allowed) {
        return Confusions.of(read)
                .chars()
                .filter(option -> allowed.allows((char) option))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Whether the text is a passport's, be it valid or expired.
    private boolean consider(MrzText text, OcrZone place) {
        return switch (MachineReadableZone.read(text, today)) {
            case Outcome.Granted<MachineReadableZone>(MachineReadableZone zone) -> {
                candidates.putIfAbsent(text, new Candidate(zone, text, place));
                yield true;
            }
            case Outcome.Refused<MachineReadableZone>(Refusal refusal) -> {
                boolean isExpired = refusal == Refusal.PASSPORT_EXPIRED && text.equals(place.text());
                expired |= isExpired;
                yield isExpired;
            }
        };
    }

    /// A zone that reads well, and from where in the text.
    private record Candidate(MachineReadableZone zone, MrzText text, OcrZone place) {
        PassportReading reading() {
            List<Correction> corrections = place.correctionsTo(text);
            return corrections.isEmpty()
                    ? new PassportReading.Read(zone, text.lines(), toConfirm())
                    : new PassportReading.Proposed(zone, text.lines(), corrections);
        }

        private Set<MrzField> toConfirm() {
            Set<MrzField> fields = EnumSet.of(MrzField.NAME);
            PositionClass[] classes = PositionClass.of(text);
            for (int i = MrzText.LINE_LENGTH; i < MrzText.LINE_LENGTH + MrzField.NUMBER.last(); i++) {
                if (classes[i] == PositionClass.ANY && Confusions.canHide(text.at(i))) {
                    fields.add(MrzField.NUMBER);
                }
            }
            return fields;
        }

        @Override
        public String toString() {
            return "Candidate[masked]";
        }
    }
}
