package jp.akashi.platform.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import jp.akashi.GatewayTest;
import org.junit.jupiter.api.Test;

/// The walls between municipalities, in the database itself: for every personal table, every role and every statement.
///
/// A new table with a column `municipality` finds its way here by itself; it needs a row in `ROWS`.
@GatewayTest
class AreasIT {
    private static final String OWN = "131113";
    private static final String OTHER = "131105";
    private static final String AREA = become("akashi_area", "akashi.area", OWN);
    private static final String NO_AREA = become("akashi_area", "akashi.area", "");
    private static final String WRITER = become("akashi_writer", "akashi.writer", "VENUE venue-areas");
    private static final String GATEWAY = "select set_config('role', 'akashi_gateway', true)";
    private static final String REFUSED = "42501";

    // How each personal table gets a row of municipality '%s', as the owner of the schema.
    private static final Map<String, String> ROWS = Map.ofEntries(
            Map.entry("resident", """
                    insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name,
                                          kana, birth_date, sex, protected, changed_at)
                    values ('%1$s', 'areas', '', 'areas', '0000000001', 'x', 'x', '2000-01-01', 9, false, now())"""),
            Map.entry("dose", """
                    insert into dose (municipality, ticket_number, dose_number, version, vaccinated_on, product, lot, venue,
                                      physician, vaccinated_in, state, source, sender, recorded_at)
                    values ('%1$s', '0000000001', 1, 1, '2021-06-01', 'COMIRNATY', 'EW0201', '', '', '%1$s', 'ACTIVE',
                            'MUNICIPALITY', 'areas', now())"""),
            Map.entry("dose_conflict", """
                    with standing as (
                        insert into dose (municipality, ticket_number, dose_number, version, vaccinated_on, product, lot,
                                          venue, physician, vaccinated_in, state, source, sender, recorded_at)
                        values ('%1$s', '0000000003', 1, 1, '2021-06-01', 'PF', 'EW0201', '', '', '%1$s', 'ACTIVE',
                                'MUNICIPALITY', 'areas', now()) returning id)
                    insert into dose_conflict (municipality, ticket_number, dose_number, standing_id, vaccinated_on, product,
                                               lot, venue, physician, vaccinated_in, source, sender, reported_at)
                    select '%1$s', '0000000003', 1, id, '2021-06-02', 'PF', 'EW0201', '', '', '%1$s', 'CONTRACTOR', 'areas',
                           now() from standing"""),
            Map.entry("questionnaire_batch", """
                    insert into questionnaire_batch (municipality, venue, number, sent_on, sent_at)
                    values ('%1$s', 'areas', 'areas', '2021-06-01', now())"""),
            Map.entry("questionnaire_count", """
                    with batch as (
                        insert into questionnaire_batch (municipality, venue, number, sent_on, sent_at)
                        values ('%1$s', 'areas', 'counts', '2021-06-01', now()) returning id)
                    insert into questionnaire_count (batch_id, municipality, home, sent)
                    select id, '%1$s', '%1$s', 1 from batch"""),
            Map.entry("keying", """
                    with batch as (
                        insert into questionnaire_batch (municipality, venue, number, sent_on, sent_at)
                        values ('%1$s', 'areas', 'keying', '2021-06-01', now()) returning id)
                    insert into keying (batch_id, municipality, number, keyer, sha256, rows, received_at)
                    select id, '%1$s', 1, 'areas', '', '[]', now() from batch"""),
            Map.entry("keyed_dose", """
                    with batch as (
                        insert into questionnaire_batch (municipality, venue, number, sent_on, sent_at)
                        values ('%1$s', 'areas', 'keyed', '2021-06-01', now()) returning id)
                    insert into keyed_dose (batch_id, municipality, home, ticket_number, dose_number, fate)
                    select id, '%1$s', '%1$s', '0000000001', 1, 'DISPUTED' from batch"""),
            Map.entry("certificate", """
                    insert into certificate (number, municipality, resident_id, revision, use, channel, request_id, issued_at,
                                             dose_ids, shc_kid, shc_rid, content_sealed)
                    select 'AREAS0%1$s', '%1$s', id, 1, 'DOMESTIC', 'APP', 'r', now(), '{}', 'k', 'r', ''
                      from resident where municipality = '%1$s' and municipal_person_id = 'areas'"""),
            Map.entry("audit_entry", """
                    insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id)
                    values (now(), 'RECORD_IMPORT', 'areas', '%1$s', '', 'ISSUED', 'r')"""),
            Map.entry("register_entry", """
                    insert into register_entry (municipality, person_key, number_sealed, municipal_person_id, name, kana,
                                                birth_date, sex, protected, details_sequence, status, status_sequence,
                                                moved_in_sequence, changed_at)
                    values ('%1$s', 'areas', '', 'areas', 'x', 'x', '2000-01-01', 9, false, 1, 'RESIDENT', 0, 0, now())"""),
            Map.entry("register_event", """
                    insert into register_event (municipality, person_key, sequence, reason, occurred_on, municipal_person_id,
                                                name, kana, birth_date, sex, protected, recorded_at)
                    values ('%1$s', 'areas', 1, 'INITIAL', '2020-01-01', 'areas', 'x', 'x', '2000-01-01', 9, false,
                            now())"""),
            Map.entry("audit_tree", """
                    insert into audit_tree (municipality, size, frontier, last_xact, last_id)
                    values ('%1$s', 0, '', '0', 0) on conflict do nothing"""),
            Map.entry("audit_leaf", """
                    insert into audit_leaf (municipality, leaf_index, entry_id, hash, occurred_at)
                    values ('%1$s', -1, -%1$s, '', now())"""),
            Map.entry(
                    "audit_block", "insert into audit_block (municipality, block_index, hash) values ('%1$s', -1, '')"),
            Map.entry("voucher", """
                    insert into voucher (municipality, person_key, ticket_number, assigned_at)
                    values ('%1$s', 'areas', '0000000001', now())"""),
            Map.entry("extraction", """
                    insert into extraction (id, municipality, requested_by, dose_number, state, started_at, changed_at)
                    values ('areas%1$s', '%1$s', 'areas', 1, 'COMPLETED', now(), now())"""),
            Map.entry("voucher_issue", """
                    with v as (
                        insert into voucher (municipality, person_key, ticket_number, assigned_at)
                        values ('%1$s', 'areas', '0000000001', now()))
                    insert into voucher_issue (municipality, person_key, ticket_number, dose_number, reason, separate,
                                               issued_by, issued_at)
                    values ('%1$s', 'areas', '0000000001', 1, 'LOST', false, 'areas', now())"""),
            Map.entry("kiosk_application", """
                    insert into kiosk_application (id, request_digest, body_digest, request_id, store, terminal, municipality,
                                                   use, copies, state, received_at, changed_at, deadline, ends_at)
                    values ('areas%1$s', 'areas%1$s', '', 'r', 's', 't', '%1$s', 'DOMESTIC', 1, 'RECEIVED', now(), now(),
                            now(), now())"""),
            Map.entry("latch", """
                    insert into latch (municipality, closed, incident, changed_at, changed_by)
                    values ('%1$s', false, 0, now(), 'areas') on conflict do nothing"""),
            Map.entry("mismatch_report", """
                    insert into mismatch_report (municipality, application_id, terminal, seen_binding, reported_by, reported_at)
                    values ('%1$s', 'areas', 't', 'b', 'areas', now())"""),
            Map.entry("inquiry_batch", """
                    insert into inquiry_batch (id, municipality, asked_by, received_at)
                    values ('areas%1$s', '%1$s', 'areas', now())"""),
            Map.entry("inquiry", """
                    insert into inquiry (id, municipality, asked, person_key, birth_date, purpose, legal_basis, asked_by,
                                         request_id, state, asked_at, due_at)
                    values ('areas%1$s', '%1$s', '011002', '', '2000-01-01', 'TRANSFER_LOOKUP', 'MY_NUMBER_ACT_19_16',
                            'areas', 'r', 'OPEN', now(), now())"""),
            Map.entry("copied_dose", """
                    with q as (
                    insert into inquiry (id, municipality, asked, person_key, birth_date, purpose, legal_basis, asked_by,
                                         request_id, state, asked_at, due_at)
                    values ('areas%1$s', '%1$s', '011002', '', '2000-01-01', 'TRANSFER_LOOKUP', 'MY_NUMBER_ACT_19_16',
                            'areas', 'r', 'OPEN', now(), now())
                    returning id, municipality)
                    insert into copied_dose (municipality, person_key, inquiry_id, from_municipality, source_version,
                                             source_recorded, ticket_number, dose_number, vaccinated_on, product, lot,
                                             venue, physician, vaccinated_in, asked_by, answered_at)
                    select municipality, '', id, '011002', 1, now(), '0000000001', 1, '2021-06-01', 'PF', 'EW0201', '',
                           '', '011002', 'areas', now() from q"""),
            Map.entry("inquiry_answer", """
                    insert into inquiry_answer (asker, inquiry_id, municipality, person_key, birth_date, asked_by, purpose,
                                                legal_basis, answered_at)
                    values ('011002', 'areas%1$s', '%1$s', '', '2000-01-01', 'areas', 'TRANSFER_LOOKUP',
                            'MY_NUMBER_ACT_19_16', now())"""),
            Map.entry("quality_run", """
                    insert into quality_run (id, municipality, started_by, state, tickets, started_at, changed_at)
                    values ('areas%1$s', '%1$s', 'areas', 'COMPLETED', 0, now(), now())"""),
            Map.entry("quality_finding", """
                    insert into quality_finding (municipality, kind, ticket_number, dose_numbers, fingerprint, state,
                                                 found_at, changed_at)
                    values ('%1$s', 'LOT_SUSPECT', '0000000001', '{1}', 'areas', 'OPEN', now(), now())"""));

    @Inject
    DataSource owner;

    @Inject
    Pool gateway;

    @Test
    void everyTableWithAMunicipalityIsFenced() throws SQLException {
        assertEquals(List.of(), ask("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                         where a.attname = 'municipality' and not a.attisdropped and c.relkind in ('r', 'p')
                           and c.relnamespace = current_schema()::regnamespace
                           and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                         order by 1"""), "call fence('<table>') in its migration");
        assertEquals(Set.copyOf(tables()), ROWS.keySet(), "a table without a row for these tests");
    }

    @Test
    void aMunicipalityFindsNothingOfAnother() throws SQLException {
        for (String table : tables()) {
            assertEquals("nothing", outcome(table, AREA, reading(table, OTHER)), table);
            assertEquals("nothing", outcome(table, AREA, updating(table)), table);
            assertEquals(REFUSED, outcome(table, AREA, inserting(table)), table);
            assertEquals("nothing", outcome(table, NO_AREA, reading(table, OWN)), table);
        }
    }

    @Test
    void aMunicipalityFindsItsOwn() throws SQLException {
        for (String table : List.of(
                "resident", "dose", "dose_conflict", "certificate", "audit_entry", "register_entry", "voucher")) {
            assertEquals("something", outcome(table, AREA, reading(table, OWN)), table);
        }
    }

    @Test
    void aWriterReadsNothingOfOthersAndChangesNothingOfOthers() throws SQLException {
        for (String table : tables()) {
            assertEquals("nothing", outcome(table, WRITER, reading(table, OTHER)), table);
            assertEquals("nothing", outcome(table, WRITER, updating(table)), table);
            assertEquals(REFUSED, outcome(table, WRITER, inserting(table)), table);
        }
    }

    @Test
    void aWriterAddsItsOwnDosesAnywhereAndSeesThem() throws SQLException {
        String own = ROWS.get("dose").formatted(OTHER).replace("MUNICIPALITY', 'areas", "VENUE', 'venue-areas");

        assertEquals("something", outcome("latch", WRITER, own.replace("'0000000001'", "'0000000002'")));
    }

    @Test
    void theGatewayChangesNoRecordUnlessItTakesOnAnArea() throws SQLException {
        assertEquals(REFUSED, outcome("resident", GATEWAY, "update resident set revision = revision + 1"));
        assertEquals(REFUSED, outcome("dose", GATEWAY, "update dose set state = 'WITHDRAWN'"));
        assertEquals(REFUSED, outcome("certificate", GATEWAY, "update certificate set use = use"));
        for (String table : List.of("resident", "dose")) {
            assertEquals(REFUSED, outcome(table, GATEWAY, inserting(table)), table);
        }
    }

    @Test
    void theGatewaySeesOfArrivalsWhichAreasHaveSomeAndNoPerson() throws SQLException {
        assertEquals(
                "nothing",
                outcome(
                        "register_entry",
                        GATEWAY,
                        "select municipality from register_entry where municipality in ('" + OWN + "', '" + OTHER
                                + "') and not awaits_inquiry"));
        assertEquals(REFUSED, outcome("register_entry", GATEWAY, "select person_key from register_entry"));
        assertEquals(REFUSED, outcome("register_entry", GATEWAY, "update register_entry set asked_sequence = 0"));
    }

    @Test
    void theGatewayNeverActsAsTheOwnerOrPastThePolicies() throws SQLException {
        String role = gateway.query("select current_user::text")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);

        assertEquals("akashi_gateway", role);
        assertEquals(List.of("akashi_area", "akashi_gateway", "akashi_writer"), ask("""
                        select rolname from pg_roles r
                         where rolname like 'akashi\\_%' and not rolsuper and not rolbypassrls and not rolcanlogin
                           and not exists (select from pg_class where relowner = r.oid) order by 1"""));
    }

    @Test
    void whatRunsWithTheOwnersRightsIsNamedHereAndLooksIntoNoSessionsTables() throws SQLException {
        assertEquals(
                List.of(
                        "bring_forward",
                        "doses_beside",
                        "empty_turn",
                        "index_versions",
                        "raise_revisions",
                        "revoke_outdated_certificates",
                        "standing_doses"),
                ask("""
                        select proname from pg_proc where prosecdef and pronamespace = current_schema()::regnamespace
                           and proconfig[1] = 'search_path=public, pg_temp' order by 1"""));
        assertEquals(
                List.of("7"),
                ask("select count(*) from pg_proc where prosecdef and pronamespace = current_schema()::regnamespace"));
    }

    private List<String> tables() throws SQLException {
        return ask("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                 where a.attname = 'municipality' and not a.attisdropped and c.relkind in ('r', 'p')
                   and c.relnamespace = current_schema()::regnamespace order by 1""");
    }

    private static String become(String role, String setting, String whom) {
        return "select set_config('role', '%s', true), set_config('%s', '%s', true)".formatted(role, setting, whom);
    }

    private static String reading(String table, String municipality) {
        return "select * from " + table + " where municipality = '" + municipality + "'";
    }

    private static String updating(String table) {
        return "update " + table + " set municipality = municipality where municipality = '" + OTHER + "'";
    }

    // The very row that the other municipality has, offered again: the fence must refuse it before any key does.
    // But for the columns that PostgreSQL fills itself.
    private String inserting(String table) throws SQLException {
        String columns = ask("select string_agg(attname, ', ') from pg_attribute where attrelid = '" + table
                        + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")
                .getFirst();
        return "insert into " + table + " (" + columns + ") overriding system value select " + columns
                + " from jsonb_populate_record(null::" + table + ", current_setting('areas.row')::jsonb)";
    }

    /// "something" or "nothing" by the rows found or changed, or the SQLSTATE; a right that is missing is "nothing" too
    /// for a statement that would find rows. Everything is rolled back.
    private String outcome(String table, String become, String statement) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement session = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                prepare(session, table);
                session.execute(become);
                return run(session, statement);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void prepare(Statement session, String table) throws SQLException {
        for (String municipality : List.of(OWN, OTHER)) {
            if (table.equals("certificate")) {
                session.execute(ROWS.get("resident").formatted(municipality));
            }
            session.execute(ROWS.get(table).formatted(municipality));
        }
        session.execute("select set_config('areas.row', to_jsonb(t)::text, true) from " + table
                + " t where municipality = '" + OTHER + "'");
        assertTrue(session.getResultSet().next(), table);
    }

    private static String run(Statement session, String statement) {
        try {
            boolean found = session.execute(statement) ? session.getResultSet().next() : session.getUpdateCount() > 0;
            return found ? "something" : "nothing";
        } catch (SQLException e) {
            boolean wouldFind = !statement.startsWith("insert") && statement.contains(" where municipality");
            return wouldFind && REFUSED.equals(e.getSQLState()) ? "nothing" : e.getSQLState();
        }
    }

    private List<String> ask(String question) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }
}
