package jp.akashi.inquiry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import jp.akashi.registry.intake.Fault;
import jp.akashi.registry.intake.RowError;
import jp.akashi.registry.intake.SourceRow;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;

/// One row of a batch: whom to ask about, and where.
record BatchRow(long line, IndividualNumber number, LocalDate birthDate, MunicipalityCode asked) {
    static final List<String> COLUMNS = List.of("個人番号", "生年月日", "転出元自治体コード");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /// What a row says, or why it says nothing.
    sealed interface Read {
        record Good(BatchRow row) implements Read {}

        record Bad(RowError error) implements Read {}
    }

    static Read of(SourceRow row, MunicipalityCode asker) {
        if (row.cells().size() != COLUMNS.size()) {
            return new Read.Bad(new RowError(row.line(), "", Fault.COLUMN_COUNT));
        }
        Optional<IndividualNumber> number =
                IndividualNumber.parse(row.cells().get(0).strip());
        Optional<LocalDate> birthDate = date(row.cells().get(1).strip());
        Optional<MunicipalityCode> asked =
                Municipalities.find(row.cells().get(2).strip()).map(Municipality::code);
        if (number.isEmpty()) {
            return bad(row, 0, Fault.NUMBER_MALFORMED);
        }
        if (birthDate.isEmpty()) {
            return bad(row, 1, Fault.BIRTH_DATE_INVALID);
        }
        if (asked.isEmpty() || asked.get().equals(asker)) {
            return bad(row, 2, Fault.MUNICIPALITY_UNKNOWN);
        }
        return new Read.Good(new BatchRow(row.line(), number.get(), birthDate.get(), asked.get()));
    }

    private static Read bad(SourceRow row, int column, Fault fault) {
        return new Read.Bad(new RowError(row.line(), COLUMNS.get(column), fault));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
