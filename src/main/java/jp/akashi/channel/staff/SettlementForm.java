package jp.akashi.channel.staff;

import jp.akashi.channel.Settlements;
import org.jspecify.annotations.Nullable;

/// The form on which an item is settled, as it was sent; a number that is none counts as not filled in.
record SettlementForm(
        @Nullable String way,
        @Nullable String reason,
        @Nullable String doseNumber,
        @Nullable String vaccinatedOn,
        @Nullable String vaccine,
        @Nullable String lot) {
    static final SettlementForm EMPTY = new SettlementForm(null, null, null, null, null, null);

    Settlements.Form form() {
        boolean isDigit = doseNumber != null && doseNumber.length() == 1 && Character.isDigit(doseNumber.charAt(0));
        return new Settlements.Form(
                way, reason, isDigit ? Integer.valueOf(doseNumber) : null, vaccinatedOn, vaccine, lot);
    }
}
