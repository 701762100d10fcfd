package jp.akashi.issuance.application;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Where a kiosk's application stands. It goes forward one state at a time, or ends for good.
///
/// While more copies are paid than printed, PRINTED and RELEASED lead to RELEASED again.
public enum ApplicationState {
    /// The centre's request is written down; nobody looked at the card yet.
    RECEIVED,
    /// The card is believed.
    AUTHORISED,
    /// The record was found fit to be certified.
    LOOKED_UP,
    /// The certificate is composed and signed, and known to nobody.
    RENDERED,
    /// The certificate stands in the ledger; the applicant sees what it says.
    SHOWN,
    PAID,
    /// A copy of the document left the house.
    RELEASED,
    /// Every copy released so far was reported printed.
    PRINTED,
    /// Every paid copy was printed.
    CLOSED,
    /// Taken back by the centre, or by us after a mismatch.
    CANCELLED,
    /// Its time passed.
    EXPIRED,
    /// There is no certificate for this applicant, or no longer.
    REFUSED;

    private static final Set<ApplicationState> OVER = EnumSet.of(CLOSED, CANCELLED, EXPIRED, REFUSED);
    private static final Set<ApplicationState> GIVEN_UP = EnumSet.of(CANCELLED, EXPIRED, REFUSED);

    /// Whether nothing changes any more.
    public boolean isOver() {
        return OVER.contains(this);
    }

    /// Whether the certificate is still being made.
    boolean isInPreparation() {
        return compareTo(SHOWN) < 0;
    }

    /// Whether an application may go from this state to that one.
    boolean mayBecome(ApplicationState next) {
        if (isOver()) {
            return false;
        }
        if (GIVEN_UP.contains(next)) {
            return true;
        }
        boolean nextCopy = next == RELEASED && (this == RELEASED || this == PRINTED);
        return nextCopy || next.ordinal() == ordinal() + 1;
    }

    /// The states from which an application may go to this one.
    List<ApplicationState> before() {
        return Arrays.stream(values()).filter(state -> state.mayBecome(this)).toList();
    }
}
