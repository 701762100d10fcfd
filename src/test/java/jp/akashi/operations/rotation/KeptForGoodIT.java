package jp.akashi.operations.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import jp.akashi.GatewayTest;
import org.junit.jupiter.api.Test;

/// What is only ever added to stays so while keys rotate: even for the owner of the schema.
@GatewayTest
class KeptForGoodIT {
    private static final String RESTRICTED = "23001";
    private static final String ROWS = """
            insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name, kana,
                                  birth_date, sex, protected, changed_at)
            values ('131113', 'kept', '', 'kept', '9182736450', 'x', 'x', '2000-01-01', 9, false, now());
            insert into certificate (number, municipality, resident_id, revision, use, channel, request_id, issued_at,
                                     dose_ids, shc_kid, shc_rid, content_sealed)
            select 'KEPT00000001', '131113', id, 1, 'DOMESTIC', 'APP', 'r', now(), '{}', 'k', 'r', ''
              from resident where municipality = '131113' and municipal_person_id = 'kept';
            insert into register_event (municipality, person_key, sequence, reason, occurred_on, municipal_person_id, name,
                                        kana, birth_date, sex, protected, recorded_at)
            values ('131113', 'kept', 1, 'INITIAL', '2020-01-01', 'kept', 'x', 'x', '2000-01-01', 9, false, now());
            insert into voucher (municipality, person_key, ticket_number, assigned_at)
            values ('131113', 'kept', '9182736450', now());
            insert into voucher_issue (municipality, person_key, ticket_number, dose_number, reason, separate, issued_by,
                                       issued_at)
            values ('131113', 'kept', '9182736450', 1, 'LOST', false, 'kept', now())""";

    @Inject
    DataSource owner;

    @Test
    void aCertificatesContentMayBeSealedAnewAndNothingElseOfItChanges() throws SQLException {
        assertEquals("done", outcome("update certificate set content_sealed = 'anew' where number = 'KEPT00000001'"));
        assertEquals(RESTRICTED, outcome("update certificate set use = 'x' where number = 'KEPT00000001'"));
        assertEquals(RESTRICTED, outcome("""
                update certificate set content_sealed = 'anew', resident_id = resident_id + 1
                 where number = 'KEPT00000001'"""));
        assertEquals(RESTRICTED, outcome("delete from certificate where number = 'KEPT00000001'"));
    }

    @Test
    void eventsAndVouchersFollowTheirPersonToAnotherKeyAndNothingElseOfThemChanges() throws SQLException {
        for (String table : new String[] {"register_event", "voucher"}) {
            String where = " where municipality = '131113' and person_key = 'kept'";
            assertEquals("done", outcome("update " + table + " set person_key = 'other'" + where), table);
            assertEquals(
                    RESTRICTED,
                    outcome("update " + table + " set municipality = '131105', person_key = 'other'" + where),
                    table);
            assertEquals(RESTRICTED, outcome("delete from " + table + where), table);
        }
        assertEquals(RESTRICTED, outcome("update voucher_issue set reason = 'DAMAGED' where issued_by = 'kept'"));
    }

    @Test
    void nobodyIsBroughtForwardInAnAreaThatTheTransactionDoesNotWorkIn() throws SQLException {
        assertEquals("42501", outcome("select bring_forward('131113', '{}', '{}', '{}')"));
        assertEquals("done", outcome("""
                select set_config('akashi.area', '131113', true);
                select bring_forward('131113', '{}', '{}', '{}')"""));
    }

    @Test
    void whoIsBroughtForwardIsFoundUnderTheOtherKeyInEveryTable() throws SQLException {
        assertEquals("done", outcome("""
                select set_config('akashi.area', '131113', true);
                select bring_forward('131113', '{kept}', '{other}', '{sealed}');
                do $$ begin
                    if not exists (
                        select from resident r
                          join register_event e using (municipality, person_key)
                          join voucher v using (municipality, person_key)
                          join voucher_issue i using (municipality, person_key)
                         where municipality = '131113' and person_key = 'other' and number_sealed = 'sealed'
                           and revision = 1)
                    then raise 'somebody was left behind'; end if;
                end $$"""));
    }

    // In a transaction that is rolled back: 'done', or the SQLSTATE.
    private String outcome(String statement) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                sql.execute(ROWS);
                sql.execute(statement);
                return "done";
            } catch (SQLException e) {
                return e.getSQLState();
            } finally {
                connection.rollback();
            }
        }
    }
}
