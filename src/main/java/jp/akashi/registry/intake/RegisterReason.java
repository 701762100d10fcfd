package jp.akashi.registry.intake;

import java.util.Arrays;
import java.util.Optional;

/// Why the basic resident register changed (異動事由), by the word that stands in the file.
enum RegisterReason {
    INITIAL("初期"),
    REGISTERED("登録"),
    CHANGED("変更"),
    MOVED_IN("転入"),
    MOVED_OUT("転出"),
    DIED("死亡"),
    PROTECTION_BEGUN("支援措置開始"),
    PROTECTION_ENDED("支援措置終了");

    private final String word;

    RegisterReason(String word) {
        this.word = word;
    }

    static Optional<RegisterReason> parse(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(text))
                .findFirst();
    }

    /// Where the person lives from then on; empty when the event does not tell.
    Optional<RegisterStatus> status() {
        return switch (this) {
            case INITIAL, REGISTERED, MOVED_IN -> Optional.of(RegisterStatus.RESIDENT);
            case MOVED_OUT -> Optional.of(RegisterStatus.MOVED_OUT);
            case DIED -> Optional.of(RegisterStatus.DECEASED);
            case CHANGED, PROTECTION_BEGUN, PROTECTION_ENDED -> Optional.empty();
        };
    }

    /// Whether a row of this reason may carry the flag.
    boolean agreesWith(boolean underProtection) {
        return switch (this) {
            case PROTECTION_BEGUN -> underProtection;
            case PROTECTION_ENDED -> !underProtection;
            case INITIAL, REGISTERED, CHANGED, MOVED_IN, MOVED_OUT, DIED -> true;
        };
    }
}
