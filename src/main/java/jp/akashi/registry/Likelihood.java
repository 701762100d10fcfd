package jp.akashi.registry;

import java.util.regex.Pattern;
import jp.akashi.vocabulary.Dose;

/// What is usual of doses. The unusual can be true: whoever finds it asks or lists it, and refuses nothing.
public final class Likelihood {
    /// Days between two doses at least. Source: MHLW guide on vaccination, version 13.1 (Comirnaty, the shortest).
    private static final int SHORTEST_INTERVAL = 18;

    private static final Pattern PFIZER_LOT = Pattern.compile("[A-Z]{2}[0-9]{4}");
    private static final Pattern MODERNA_LOT = Pattern.compile("[0-9]{6,7}[A-Z]?");

    private Likelihood() {}

    /// Whether the lot has the form of its maker's: two makers' lots have one, of the others too few were seen to
    /// judge.
    public static boolean hasUsualLot(Dose dose) {
        String lot = dose.lot().written();
        return switch (dose.product().maker()) {
            case PFIZER -> PFIZER_LOT.matcher(lot).matches();
            case MODERNA -> MODERNA_LOT.matcher(lot).matches();
            case ASTRAZENECA, NOVAVAX, JANSSEN -> true;
        };
    }

    /// Whether the second of two doses came sooner than the shortest interval after the first, or before it.
    public static boolean isTooSoon(Dose first, Dose second) {
        return second.vaccinatedOn().isBefore(first.vaccinatedOn().plusDays(SHORTEST_INTERVAL));
    }
}
