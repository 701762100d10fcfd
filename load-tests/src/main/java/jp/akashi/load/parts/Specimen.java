package jp.akashi.load.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Holder;
import jp.akashi.load.people.Person;
import jp.akashi.load.people.Vaccination;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;

/// People, and what the gateway makes of them.
public final class Specimen {
    public static final String ISSUER = "https://localhost:8443/issuer";
    private static final int DOSES = 3;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Specimen() {}

    /// A person with three doses.
    public static Person person() {
        return LongStream.iterate(0, index -> index + 1)
                .mapToObj(Person::of)
                .filter(Specimen::hasThreeDoses)
                .findFirst()
                .orElseThrow();
    }

    static boolean hasThreeDoses(Person person) {
        return person.doses().size() == DOSES;
    }

    public static Certificate certificate(Person person, CertificateUse use) {
        Optional<Passport> passport =
                use == CertificateUse.INTERNATIONAL ? Optional.of(passport(person)) : Optional.empty();
        return new Certificate(
                CertificateNumber.draw(new Random(person.index())),
                use,
                Municipalities.find(person.municipality()).orElseThrow(),
                new Holder(new PersonName(person.name()), person.birthDate(), passport),
                doses(person),
                NOW);
    }

    public static List<Dose> doses(Person person) {
        return person.doses().stream().map(Specimen::dose).toList();
    }

    /// Secret keys of a directory that is gone when the process ends.
    public static SecretKeys secrets() {
        try {
            Path directory = Files.createTempDirectory("akashi-parts");
            for (Secret secret : Secret.values()) {
                byte[] key = new byte[32];
                new Random(secret.ordinal()).nextBytes(key);
                Path file = directory.resolve(SecretKeys.fileName(secret, 1));
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
                file.toFile().deleteOnExit();
            }
            directory.toFile().deleteOnExit();
            return new SecretKeys(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Passport passport(Person person) {
        var document = person.passport();
        return new Passport(
                new RomanName(document.surname().toUpperCase(Locale.ROOT), document.given()),
                new PassportNumber(document.number()),
                "JPN",
                "JPN",
                person.birthDate(),
                LocalDate.of(2035, 6, 30));
    }

    private static Dose dose(Vaccination given) {
        return new Dose(given.number(), given.on(), given.vaccine(), new LotNumber(given.lot()));
    }
}
