package jp.akashi.demo.people;

import java.time.LocalDate;
import java.util.List;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;

/// One of the demo's people; lives in Ota City (131113), where the first registration is.
///
/// `number` is the Individual Number, 12 digits; `sex` 1 (male) or 2 (female); `id` short and stable, for URLs.
public record DemoPerson(
        String id,
        Identity identity,
        String number,
        String passportNumber,
        boolean underProtection,
        Story story,
        List<Registration> registrations) {

    /// What cards and passports say about a person.
    public record Identity(PersonName name, String kana, RomanName roman, LocalDate birthDate, char sex) {}

    /// Why the person is here, and what to expect.
    public record Story(String ja, String en) {}

    /// A municipality's register of the person, by the vaccination ticket it sent, with the doses reported for it.
    public record Registration(String municipality, String ticket, List<ReportedDose> doses) {
        public Registration {
            doses = List.copyOf(doses);
        }
    }

    /// A dose as a feed reports it: number, date (YYYY-MM-DD), key of the vaccine and lot.
    public record ReportedDose(int number, String on, String vaccine, String lot) {}

    public DemoPerson {
        registrations = List.copyOf(registrations);
    }

    /// The passport's machine-readable zone.
    public List<String> passportZone() {
        return PassportZone.lines(identity, passportNumber);
    }

    @Override
    public String toString() {
        return "DemoPerson[" + id + "]";
    }
}
