package jp.akashi.platform.limits;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one node counts by itself: for each caller the moment until which its allowance is used up.
///
/// Bounded: who was not seen for longest is forgotten first. Source: generic cell rate algorithm, ITU-T I.371.
final class Counts {
    private final Rate rate;
    private final Map<String, Long> usedUntil;

    Counts(Rate rate, int remembered) {
        this.rate = rate;
        this.usedUntil = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > remembered;
            }
        };
    }

    /// Counts one request at this microsecond; the microseconds to wait when it is one too many, else 0.
    synchronized long count(String caller, long now) {
        long used = Math.max(now, usedUntil.getOrDefault(caller, now));
        long wait = used + rate.interval() - rate.micros() - now;
        if (wait > 0) {
            return wait;
        }
        usedUntil.put(caller, used + rate.interval());
        return 0;
    }

    synchronized int remembered() {
        return usedUntil.size();
    }
}
