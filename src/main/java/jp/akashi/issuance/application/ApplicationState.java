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
        return GIVEN_UP.contains(next) ? !isOver() : forward().contains(next);
    }

    private Set<ApplicationState> forward() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(AUTHORISED);
            case AUTHORISED -> EnumSet.of(LOOKED_UP);
            case LOOKED_UP -> EnumSet.of(RENDERED);
            case RENDERED -> EnumSet.of(SHOWN);
            case SHOWN -> EnumSet.of(PAID);
            case PAID -> EnumSet.of(RELEASED);
            case RELEASED -> EnumSet.of(RELEASED, PRINTED);
            case PRINTED -> EnumSet.of(RELEASED, CLOSED);
            case CLOSED, CANCELLED, EXPIRED, REFUSED -> EnumSet.noneOf(ApplicationState.class);
        };
    }

    /// The states from which an application may go to this one.
    List<ApplicationState> before() {
        return Arrays.stream(values()).filter(state -> state.mayBecome(this)).toList();
    }
}
