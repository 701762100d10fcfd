package jp.akashi.issuance.passport;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// What a camera's raw text of a passport comes to: never silently corrected, and never guessed between two readings.
///
/// Case, blanks and full-width forms are folded; every other change is listed in a proposal. At most 2,000 characters.
public sealed interface PassportReading {
    /// Read as it stands. The holder must confirm the fields of `mustConfirm`: the name, which nothing checks, and a
    /// number with characters that its check digit cannot tell from their likes.
    record Read(MachineReadableZone zone, List<String> lines, Set<MrzField> mustConfirm) implements PassportReading {
        public Read {
            lines = List.copyOf(lines);
            mustConfirm = Set.copyOf(mustConfirm);
        }

        @Override
        public String toString() {
            return "Read[masked]";
        }
    }

    /// The one reading that a known confusion of characters explains; the holder must confirm it and its name.
    record Proposed(MachineReadableZone zone, List<String> lines, List<Correction> corrections)
            implements PassportReading {
        public Proposed {
            lines = List.copyOf(lines);
            corrections = List.copyOf(corrections);
        }

        @Override
        public String toString() {
            return "Proposed[masked]";
        }
    }

    /// Read without doubt, but its validity has ended.
    record Expired() implements PassportReading {}

    /// Nothing that could be proposed.
    record AnotherPhoto(Reason reason) implements PassportReading {}

    /// Why another photo is asked for.
    enum Reason {
        TOO_LONG,
        NO_ZONE_FOUND,
        NO_READING,
        SEVERAL_READINGS
    }

    /// Reads the raw text of a camera, noise lines included; `today` is the day in Japan.
    static PassportReading of(String rawOcrText, LocalDate today) {
        return ZoneSearch.in(rawOcrText, today);
    }
}
