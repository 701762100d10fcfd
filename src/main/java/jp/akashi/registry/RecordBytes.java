package jp.akashi.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.VaccineProduct;

/// A person's record as the bytes that the cache seals. The first byte is the layout's version.
final class RecordBytes {
    private static final int LAYOUT = 1;

    private RecordBytes() {}

    static byte[] of(PersonRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeLong(record.residentId());
            out.writeLong(record.revision());
            out.writeUTF(record.name().written());
            out.writeInt((int) record.birthDate().toEpochDay());
            out.writeBoolean(record.underProtection());
            out.writeBoolean(record.awaitsDoses());
            out.writeByte(record.doses().size());
            for (RecordedDose recorded : record.doses()) {
                write(recorded, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(RecordedDose recorded, DataOutputStream out) throws IOException {
        Dose dose = recorded.dose();
        out.writeLong(recorded.id());
        out.writeByte(dose.number());
        out.writeInt((int) dose.vaccinatedOn().toEpochDay());
        out.writeUTF(dose.product().name());
        out.writeUTF(dose.lot().written());
    }

    /// Reads what `of` wrote; fails on another layout, which the cache then treats as absent.
    static PersonRecord read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != LAYOUT) {
                throw new IOException("another layout");
            }
            return new PersonRecord(
                    in.readLong(),
                    in.readLong(),
                    new PersonName(in.readUTF()),
                    LocalDate.ofEpochDay(in.readInt()),
                    in.readBoolean(),
                    in.readBoolean(),
                    doses(in));
        }
    }

    private static List<RecordedDose> doses(DataInputStream in) throws IOException {
        int count = in.readByte();
        List<RecordedDose> doses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long id = in.readLong();
            int number = in.readByte();
            LocalDate on = LocalDate.ofEpochDay(in.readInt());
            VaccineProduct product = VaccineProduct.valueOf(in.readUTF());
            doses.add(new RecordedDose(id, new Dose(number, on, product, new LotNumber(in.readUTF()))));
        }
        return doses;
    }
}
