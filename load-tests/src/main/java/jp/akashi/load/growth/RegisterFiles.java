package jp.akashi.load.growth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import jp.akashi.load.people.Person;
import jp.akashi.load.people.Vaccination;

/// The files that municipalities would send of so many people: written once, the same whenever they are written.
final class RegisterFiles {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int MOST_DOSES = 4; // three on average, a little more

    private RegisterFiles() {}

    static void write(Path directory, long people) {
        try {
            Files.createDirectories(directory);
            for (String municipality : Person.MUNICIPALITIES) {
                write(directory, people, municipality);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path directory, long people, String municipality) throws IOException {
        Path done = directory.resolve(municipality + ".done");
        if (Files.exists(done)) {
            return;
        }
        try (BufferedWriter residents = file(directory, "residents", municipality);
                BufferedWriter targets = file(directory, "targets", municipality);
                BufferedWriter doses = file(directory, "doses", municipality)) {
            residents.write("自治体コード,宛名番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置,異動事由,異動年月日,異動連番\n");
            targets.write("自治体コード,宛名番号,接種券番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置\n");
            doses.write("自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\n");
            for (long index = 0; index < people; index++) {
                Person person = Person.of(index);
                if (person.municipality().equals(municipality)) {
                    residents.write(resident(person));
                    targets.write(target(person));
                    for (Vaccination dose : person.doses().subList(0, Math.min(MOST_DOSES, person.doses().size()))) {
                        doses.write(dose(person, dose));
                    }
                }
            }
        }
        Files.writeString(done, "");
    }

    private static BufferedWriter file(Path directory, String kind, String municipality) throws IOException {
        return Files.newBufferedWriter(directory.resolve(kind + "-" + municipality + ".csv"));
    }

    private static String resident(Person person) {
        return person.municipality() + ",A" + person.ticket() + "," + who(person) + ",初期,20210401,1\n";
    }

    private static String target(Person person) {
        return person.municipality() + ",A" + person.ticket() + "," + person.ticket() + "," + who(person) + "\n";
    }

    private static String who(Person person) {
        return String.join(
                ",",
                person.number(),
                person.name(),
                person.kana(),
                DATE.format(person.birthDate()),
                String.valueOf(person.sex()),
                "0");
    }

    private static String dose(Person person, Vaccination dose) {
        return String.join(
                        ",",
                        person.municipality(),
                        person.ticket(),
                        Integer.toString(dose.number()),
                        DATE.format(dose.on()),
                        dose.vaccine().key(),
                        dose.lot(),
                        "区民ホール会場",
                        "医師　太郎",
                        person.municipality())
                + "\n";
    }
}
