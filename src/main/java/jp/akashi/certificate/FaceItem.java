package jp.akashi.certificate;

import java.util.Optional;

/// One line of a certificate's face: its stable name, its labels, and its value in Japanese and in English.
///
/// A value may be absent in one language. Prints its name only.
public record FaceItem(String item, String labelJa, String labelEn, Optional<String> ja, Optional<String> en) {
    @Override
    public String toString() {
        return "FaceItem[" + item + "]";
    }
}
