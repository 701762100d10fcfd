package jp.akashi.issuance.passport;

/// One place where the proposed zone differs from what the camera read, for the holder to see and confirm.
///
/// `line` is 1 or 2, `position` 1 to 44 in the proposed line; `from` is what was read, `to` what is proposed there.
public record Correction(MrzField field, int line, int position, String from, String to) {
    @Override
    public String toString() {
        return "Correction[" + field + ", masked]";
    }
}
