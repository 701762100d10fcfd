package jp.akashi.certificate.vdsnc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.StrictJson;
import org.jspecify.annotations.Nullable;

/// Reads `data` of a proof of vaccination: all members the format has, none it has not, each within its length.
///
/// Source: ICAO TR VDS-NC 1.1, data structure of Proof of Vaccination.
final class VdsMessage {
    private static final int MOST_EVENTS = 32;
    private final StrictJson json;
    private final List<VdsEvent> events = new ArrayList<>(4);
    private @Nullable String type;
    private int version;
    private @Nullable String state;
    private @Nullable String certificateId;
    private @Nullable VdsPerson person;

    VdsMessage(StrictJson json) {
        this.json = json;
    }

    void read() {
        json.object(name -> {
            switch (name) {
                case "hdr" -> json.object(this::header);
                case "msg" -> readMessage();
                default -> throw unexpected(name);
            }
        });
    }

    VdsContent content() {
        checkType();
        if (state == null || certificateId == null || person == null || events.isEmpty()) {
            throw new VdsFlaw(VdsFault.MESSAGE, "is, uvci, pid or ve is missing");
        }
        return new VdsContent(state, certificateId, person, events);
    }

    private void checkType() {
        if (!"icao.vacc".equals(type) || version != 1) {
            throw new VdsFlaw(VdsFault.OTHER_TYPE, VdsFault.OTHER_TYPE.meaning());
        }
    }

    /// The header comes first in every canonical seal; where it does not, the type is checked at the end.
    private void readMessage() {
        if (type != null) {
            checkType();
        }
        json.object(this::message);
    }

    private void header(String name) {
        switch (name) {
            case "is" -> state = letters(name);
            case "t" -> type = json.text();
            case "v" -> version = json.integer();
            default -> throw unexpected(name);
        }
    }

    private void message(String name) {
        switch (name) {
            case "uvci" -> certificateId = text(name, 12);
            case "pid" -> {
                Person read = new Person();
                json.object(read::member);
                person = read.complete();
            }
            case "ve" -> json.array(this::readEvent);
            default -> throw unexpected(name);
        }
    }

    private void readEvent() {
        if (events.size() == MOST_EVENTS) {
            throw new VdsFlaw(VdsFault.MESSAGE, "too many events");
        }
        Event event = new Event();
        json.object(event::member);
        events.add(event.complete());
    }

    private String text(String name, int longest) {
        String text = json.text();
        if (text.length() > longest) {
            throw new VdsFlaw(VdsFault.FIELD, name + " has more than " + longest + " characters");
        }
        return text;
    }

    private String letters(String name) {
        String letters = text(name, 3);
        if (letters.length() != 3 || !letters.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new VdsFlaw(VdsFault.FIELD, name + " is not three letters");
        }
        return letters;
    }

    private String sex() {
        String sex = text("sex", 1);
        if ("MFX".indexOf(sex.charAt(0)) < 0) {
            throw new VdsFlaw(VdsFault.FIELD, "sex is not M, F or X");
        }
        return sex;
    }

    private int number(String name) {
        int number = json.integer();
        if (number < 1 || number > 99) {
            throw new VdsFlaw(VdsFault.FIELD, name + " is not 1 to 99");
        }
        return number;
    }

    private static VdsFlaw unexpected(String name) {
        return new VdsFlaw(VdsFault.MESSAGE, "another member: " + (name.length() <= 24 ? name : name.substring(0, 24)));
    }

    private final class Person {
        private @Nullable String name;
        private @Nullable LocalDate birthDate;
        private @Nullable String sex;
        private @Nullable String documentNumber;
        private @Nullable String additionalIdentifier;

        void member(String member) {
            switch (member) {
                case "n" -> name = text(member, 39);
                case "dob" -> birthDate = json.date();
                case "sex" -> sex = sex();
                case "i" -> documentNumber = text(member, 11);
                case "ai" -> additionalIdentifier = text(member, 24);
                default -> throw unexpected(member);
            }
        }

        VdsPerson complete() {
            if (name == null || (birthDate == null && documentNumber == null)) {
                throw new VdsFlaw(VdsFault.MESSAGE, "n, or both dob and i, is missing");
            }
            return new VdsPerson(
                    name,
                    Optional.ofNullable(birthDate),
                    Optional.ofNullable(sex),
                    Optional.ofNullable(documentNumber),
                    Optional.ofNullable(additionalIdentifier));
        }
    }

    private final class Event {
        private final List<VdsDose> doses = new ArrayList<>(2);
        private @Nullable String vaccine;
        private @Nullable String brand;
        private @Nullable String disease;

        void member(String member) {
            switch (member) {
                case "des" -> vaccine = text(member, 6);
                case "nam" -> brand = text(member, 35);
                case "dis" -> disease = text(member, 6);
                case "vd" -> json.array(this::readDose);
                default -> throw unexpected(member);
            }
        }

        VdsEvent complete() {
            if (vaccine == null || brand == null || disease == null || doses.isEmpty()) {
                throw new VdsFlaw(VdsFault.MESSAGE, "des, nam, dis or vd is missing");
            }
            return new VdsEvent(vaccine, brand, disease, doses);
        }

        private void readDose() {
            if (doses.size() == MOST_EVENTS) {
                throw new VdsFlaw(VdsFault.MESSAGE, "too many doses");
            }
            Given given = new Given();
            json.object(given::member);
            doses.add(given.complete());
        }
    }

    private final class Given {
        private @Nullable LocalDate on;
        private int number;
        private @Nullable String country;
        private @Nullable String administeredBy;
        private @Nullable String lot;
        private @Nullable LocalDate nextDueOn;

        void member(String member) {
            switch (member) {
                case "dvc" -> on = json.date();
                case "seq" -> number = number(member);
                case "ctr" -> country = letters(member);
                case "adm" -> administeredBy = text(member, 20);
                case "lot" -> lot = text(member, 20);
                case "dvn" -> nextDueOn = json.date();
                default -> throw unexpected(member);
            }
        }

        VdsDose complete() {
            if (on == null || number == 0 || country == null || administeredBy == null || lot == null) {
                throw new VdsFlaw(VdsFault.MESSAGE, "dvc, seq, ctr, adm or lot is missing");
            }
            return new VdsDose(on, number, country, administeredBy, lot, Optional.ofNullable(nextDueOn));
        }
    }
}
