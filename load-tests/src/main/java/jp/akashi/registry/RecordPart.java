package jp.akashi.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.akashi.load.parts.Specimen;
import jp.akashi.load.parts.Turns;
import jp.akashi.load.people.Person;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.PersonName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Opening and decoding a record that the cache gave back.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RecordPart {
    private final Envelope envelope = new Envelope(Specimen.secrets(), Secret.CACHE);
    private final byte[] name = new byte[32];
    private final Turns<byte[]> sealed =
            Turns.of(person -> envelope.seal(RecordBytes.of(record(person)), "cache.record", name));

    @Benchmark
    public PersonRecord recordDecode() throws IOException {
        return RecordBytes.read(envelope.open(sealed.next(), "cache.record", name).orElseThrow());
    }

    private static PersonRecord record(Person person) {
        List<RecordedDose> doses = new ArrayList<>();
        for (Dose dose : Specimen.doses(person)) {
            doses.add(new RecordedDose(doses.size(), dose));
        }
        return new PersonRecord(1, 1, new PersonName(person.name()), person.birthDate(), false, false, doses);
    }
}
