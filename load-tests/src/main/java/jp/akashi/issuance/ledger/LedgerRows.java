package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.akashi.certificate.Certificate;
import jp.akashi.load.parts.Specimen;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.platform.storage.Database;
import jp.akashi.platform.storage.OwnContext;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.Purpose;

/// Ledger rows for people who are in the database, written as the gateway's ledger writes them.
public final class LedgerRows {
    private static final String PEOPLE =
            "select id, revision, municipality, person_key from resident order by id limit 2000";

    private final CertificateTable table;
    private final IssuedCertificate issued = new LedgerPart().issued(Specimen.person(), CertificateUse.DOMESTIC);
    private final Random random = new Random();
    private final List<Person> people;
    private final ThreadLocal<GroupCommit<LedgerEntry, Boolean>> ofLoop;

    private record Person(long id, long revision, String municipality, Bytes key) {}

    public LedgerRows(Database database, SecretKeys keys, int statements) {
        table = new CertificateTable(database, new SealedContent(keys));
        people = people(database);
        ofLoop = ThreadLocal.withInitial(
                () -> new GroupCommit<>(table::record, 128, statements, OwnContext.atEndOfTurn()));
    }

    /// One more certificate, once it is durable.
    public Uni<Boolean> add() {
        return ofLoop.get().add(entry(people.get(random.nextInt(people.size()))));
    }

    private LedgerEntry entry(Person person) {
        Certificate specimen = issued.certificate();
        Certificate certificate = new Certificate(
                CertificateNumber.draw(random),
                specimen.use(),
                specimen.municipality(),
                specimen.holder(),
                specimen.doses(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return new LedgerEntry(
                new LedgerEntry.Use(
                        bytes(16).toHex(),
                        Purpose.VACC_CERT_APP,
                        "APP",
                        new MunicipalityCode(person.municipality()),
                        new PersonKey(person.key()),
                        challenge(),
                        Optional.empty()),
                new IssuedCertificate(certificate, issued.barcodes()),
                person.id(),
                person.revision(),
                List.of(1L, 2L, 3L),
                "k".repeat(43),
                "r".repeat(22),
                Optional.empty());
    }

    private Bytes challenge() {
        int now = (int) Instant.now().getEpochSecond();
        return Bytes.copyOf(ByteBuffer.allocate(32).putInt(now).put(bytes(28).toArray()).array());
    }

    private Bytes bytes(int length) {
        byte[] drawn = new byte[length];
        random.nextBytes(drawn);
        return Bytes.copyOf(drawn);
    }

    private static List<Person> people(Database database) {
        RowSet<Row> rows = database.reads().preparedQuery(PEOPLE).execute().await().indefinitely();
        List<Person> people = new ArrayList<>();
        for (Row row : rows) {
            people.add(new Person(
                    row.getLong(0),
                    row.getLong(1),
                    row.getString(2),
                    Bytes.copyOf(row.getBuffer(3).getBytes())));
        }
        return people;
    }
}
