package jp.akashi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.PersonKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house's walls: who may use whom, and the finer rules. They change only with an ADR (docs/adr/0002).
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption((Location location) -> location.contains("/classes/jp/akashi/"))
            .importPackages(Room.ROOT);

    static Stream<Room> rooms() {
        return Stream.of(
                new Room("vocabulary"),
                new Room("platform"),
                new Room("certificate", "vocabulary"),
                new Room("resident", "vocabulary", "platform"),
                new Room("registry", "resident", "vocabulary", "platform"),
                new Room("inquiry", "registry", "resident", "vocabulary", "platform"),
                new Room("routine", "registry", "resident", "vocabulary", "platform"),
                new Room("verification", "certificate", "vocabulary", "platform"),
                new Room("issuance", "certificate", "registry", "resident", "vocabulary", "platform"),
                new Room(
                        "operations",
                        "issuance",
                        "registry",
                        "resident",
                        "inquiry",
                        "routine",
                        "vocabulary",
                        "platform"),
                new Room(
                        "channel",
                        "issuance",
                        "certificate",
                        "registry",
                        "resident",
                        "inquiry",
                        "routine",
                        "verification",
                        "operations",
                        "vocabulary",
                        "platform"));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsBelowIt(Room room) {
        room.verify(HOUSE);
    }

    @Test
    void everyRoomIsInTheTable() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES.resolve("jp/akashi"))) {
            Set<String> named = Set.copyOf(rooms().map(Room::name).toList());
            assertEquals(
                    List.of(),
                    folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(folder -> !named.contains(folder))
                            .toList(),
                    "a folder that is no room of the table");
        }
    }

    @Test
    void noChannelUsesAnotherChannel() {
        slices().matching(Room.ROOT + ".channel.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each caller's door is read and changed alone")
                .check(HOUSE);
    }

    @Test
    void noCirclesBetweenRoomsNorBetweenSubRooms() {
        slices().matching(Room.ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching(Room.ROOT + ".(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because("what goes round cannot be read from top to bottom")
                .check(HOUSE);
    }

    @Test
    void httpIsSpokenOnlyAtTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Room.ROOT + ".channel..", Room.ROOT + ".operations..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.ws.rs..", "io.vertx.ext.web..", "io.vertx.core.http.."))
                .because("whoever reviews the doors has to open one folder only")
                .check(HOUSE);
    }

    @Test
    void storesAreReachedOnlyByTablesAndCaches() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Table|Cache)(\\$.*)?")
                .and()
                .resideOutsideOfPackage(Room.ROOT + ".platform.storage..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx.sqlclient..",
                        "io.vertx.mutiny.sqlclient..",
                        "io.vertx.pgclient..",
                        "io.vertx.redis..",
                        "io.vertx.mutiny.redis..",
                        "org.hibernate.."))
                .because("SQL and Redis have one kind of place in every room")
                .check(HOUSE);
        classes()
                .that()
                .haveSimpleNameEndingWith("Table")
                .or()
                .haveSimpleNameEndingWith("Cache")
                .should()
                .bePackagePrivate()
                .check(HOUSE);
    }

    @Test
    void theCertificateLibraryIsPure() {
        noClasses()
                .that(resideInAnyPackage(Room.ROOT + ".certificate..", Room.ROOT + ".vocabulary.."))
                .and()
                .doNotHaveFullyQualifiedName(Room.ROOT + ".vocabulary.Outcome")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "java.net.http..", "java.sql.."))
                .because("it can be moved out and published as it is")
                .check(HOUSE);
    }

    @Test
    void onlySigningTouchesPrivateKeys() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Room.ROOT + ".issuance.signing..")
                .should()
                .dependOnClassesThat(assignableTo(java.security.PrivateKey.class))
                .because("a key that nobody else can name, nobody else can lose")
                .check(HOUSE);
    }

    // What a library of public content compares, an attacker may time.
    @Test
    void macsAreComparedInConstantTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Room.ROOT + ".certificate..")
                .should()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                                        "equals|mismatch|compare|compareUnsigned"))
                        .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                        DescribedPredicate.describe(
                                                "that compares bytes until they differ",
                                                owner -> owner.isEquivalentTo(java.util.Arrays.class)
                                                        || owner.isAssignableTo(java.nio.ByteBuffer.class))))))
                .because("MACs, tags and digests are compared by MessageDigest.isEqual, as Bytes does")
                .check(HOUSE);
    }

    @Test
    void anIndividualNumberIsWrittenByNoSerializer() {
        noClasses()
                .that()
                .areAssignableTo(IndividualNumber.class)
                .should()
                .beAssignableTo(java.io.Serializable.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson..", "jakarta.persistence.."))
                .because("it is sealed or hashed, and sent by inquiries in their own words")
                .check(HOUSE);
        noFields()
                .that()
                .haveRawType(IndividualNumber.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage(Room.ROOT + ".channel..")
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .check(HOUSE);
    }

    @Test
    void onlyResidentsAndInquiriesSeeTheDigits() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Room.ROOT + ".resident..", Room.ROOT + ".inquiry..")
                .and()
                .areNotAssignableTo(IndividualNumber.class)
                .should()
                .callMethod(IndividualNumber.class, "digits")
                .because("everybody else holds a PersonKey")
                .check(HOUSE);
    }

    @Test
    void onlyInquiriesOpenWhatIsSealed() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Room.ROOT + ".resident..", Room.ROOT + ".inquiry..")
                .should()
                .callMethod(PersonKeys.class, "open", Bytes.class, PersonKey.class)
                .because("a number is stored for questions to other municipalities only (docs/adr/0029)")
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Processor|Handler|Base)")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Default)[A-Z][A-Za-z]*")
                .because("such a name would fit any class")
                .check(HOUSE);
    }

    @Test
    void collaboratorsComeThroughTheConstructorAndStay() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(HOUSE);
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.inject.Singleton")
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                .and()
                .doNotHaveModifier(JavaModifier.VOLATILE)
                .should()
                .beFinal()
                .because("beans are shared by all requests")
                .check(HOUSE);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .because("tests freeze it")
                .check(HOUSE);
    }

    @Test
    void nobodyWaits() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("await"))
                        .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                        resideInAPackage("io.smallrye.mutiny..")))))
                .because("an event loop that waits serves nobody")
                .check(HOUSE);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES.resolve("jp/akashi"))) {
            for (Path folder : folders.filter(Files::isDirectory)
                    .filter(ArchitectureTest::holdsSources)
                    .toList()) {
                String info = Files.readString(folder.resolve("package-info.java"));
                assertEquals(true, info.startsWith("/// ") && info.contains("@NullMarked"), folder.toString());
            }
        }
    }

    @Test
    void anInterfaceHasTwoImplementations() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areNotAnnotations()
                .and(DescribedPredicate.describe("are no configuration", ArchitectureTest::isNoConfiguration))
                .and()
                .doNotHaveSimpleName("package-info")
                .should(haveTwoImplementations())
                .because("an interface with one implementation is an indirection without a name")
                .check(HOUSE);
    }

    @Test
    void endpointsThatIssueOrWriteAreNotCancellable() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Room.ROOT + ".channel..")
                .and()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .and()
                .haveRawReturnType("io.smallrye.mutiny.Uni")
                .should()
                .beAnnotatedWith("org.jboss.resteasy.reactive.server.Cancellable")
                .because("a client that hangs up must not stop a write half-way (quarkus #45144)")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void endpointsThatAnswerAtOnceSayOnWhichThread() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Room.ROOT + ".channel..")
                .and()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .and()
                .doNotHaveRawReturnType("io.smallrye.mutiny.Uni")
                .and()
                .doNotHaveRawReturnType(assignableTo("io.smallrye.mutiny.Multi"))
                .should()
                .beAnnotatedWith("io.smallrye.common.annotation.NonBlocking")
                .orShould()
                .beAnnotatedWith("io.smallrye.common.annotation.Blocking")
                .because("silence means a worker thread, which costs a challenge half as much again")
                .check(HOUSE);
    }

    private static boolean isNoConfiguration(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return !outermost.isAnnotatedWith(ConfigMapping.class);
    }

    private static ArchCondition<JavaClass> haveTwoImplementations() {
        return new ArchCondition<>("have two implementations") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long count = type.getAllSubclasses().stream()
                        .filter(subclass -> !subclass.isInterface())
                        .count();
                if (count < 2) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has " + count));
                }
            }
        };
    }

    private static boolean holdsSources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
