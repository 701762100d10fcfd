package jp.akashi.registry.intake;

import java.time.LocalDate;
import jp.akashi.resident.Numbered;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.TicketNumber;

/// A resident as their municipality reports them (接種対象者). Prints masked.
record Target(Numbered who, String municipalPersonId, TicketNumber ticket, Details details)
        implements AboutSomeone<Target> {
    /// What may change about a person who stays the same.
    record Details(PersonName name, String kana, LocalDate birthDate, int sex, boolean underProtection) {
        /// The same, under protection if either is.
        Details protectedBy(Details other) {
            return new Details(name, kana, birthDate, sex, underProtection || other.underProtection);
        }

        @Override
        public String toString() {
            return "Details[masked]";
        }
    }

    @Override
    public String toString() {
        return "Target[masked]";
    }

    Target with(Details other) {
        return new Target(who, municipalPersonId, ticket, other);
    }

    @Override
    public Target under(int version) {
        return new Target(who.under(version), municipalPersonId, ticket, details);
    }
}
