package jp.akashi.issuance.passport;

import java.util.ArrayList;
import java.util.List;

/// Two lines of a camera's text that have the length and the characters of a zone, and the signs replaced to get there.
record OcrZone(MrzText text, List<Sign> signs) {
    OcrZone {
        signs = List.copyOf(signs);
    }

    /// A sign that no zone contains, taken for one or two fillers from `index` on.
    record Sign(int index, String read, int width) {
        boolean covers(int other) {
            return index <= other && other < index + width;
        }
    }

    /// Every place where the proposal differs from what was read, from left to right.
    List<Correction> correctionsTo(MrzText proposal) {
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < MrzText.LENGTH; i++) {
            int index = i;
            signs.stream()
                    .filter(sign -> sign.index() == index)
                    .forEach(sign -> corrections.add(correction(index, sign.read(), proposal, sign.width())));
            if (text.at(i) != proposal.at(i) && signs.stream().noneMatch(sign -> sign.covers(index))) {
                corrections.add(correction(i, String.valueOf(text.at(i)), proposal, 1));
            }
        }
        return corrections;
    }

    private static Correction correction(int index, String from, MrzText proposal, int width) {
        int line = index / MrzText.LINE_LENGTH + 1;
        int position = index % MrzText.LINE_LENGTH + 1;
        String to = proposal.characters().substring(index, index + width);
        return new Correction(MrzField.at(line, position), line, position, from, to);
    }

    @Override
    public String toString() {
        return "OcrZone[masked]";
    }
}
