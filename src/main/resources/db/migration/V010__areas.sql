-- Areas: a municipality's rows are reached by its own work only. docs/adr/0020, docs/runbook/postgresql.md.
--
-- The gateway's login owns the schema and migrates it; what it does afterwards it does as one of three roles:
--   akashi_gateway  every connection's role: issuing, keys, kiosks. Of personal tables it reads what a certificate needs.
--   akashi_area     inside a transaction: the work of one municipality, named by the setting akashi.area.
--   akashi_writer   inside a transaction: a venue or a contractor, named by akashi.writer ('<source> <name>'), which
--                   writes where tickets point and reads what it wrote itself.
do $$
declare
    one text;
begin
    foreach one in array array ['akashi_gateway', 'akashi_area', 'akashi_writer'] loop
        if not exists (select from pg_roles where rolname = one) then
            execute format('create role %I nologin', one);
        end if;
        if not pg_has_role(current_user, one, 'SET') then
            execute format('grant %I to %I with inherit false, set true', one, current_user);
        end if;
        execute format('grant usage on schema %I to %I', current_schema(), one);
    end loop;
    execute format('grant select, insert, update, delete on all tables in schema %I to akashi_gateway', current_schema());
    execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to akashi_gateway',
                   current_schema());
end $$;
revoke update, delete on audit_entry, certificate, mismatch_report from akashi_gateway;

-- Every table with personal data of one municipality is fenced when it is made: `call fence('table')`. From then on it
-- is out of reach but for its own municipality's work; whatever else may touch it needs a policy and a grant of its own.
create procedure fence(personal regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', personal);
    execute format('revoke all on %s from akashi_gateway, akashi_writer', personal);
    execute format('grant select, insert, update on %s to akashi_area', personal);
    execute format('create policy own_area on %s to akashi_area '
                   'using (municipality = current_setting(''akashi.area'', true)::bpchar) '
                   'with check (municipality = current_setting(''akashi.area'', true)::bpchar)', personal);
end $$;

call fence('resident');
call fence('dose');
call fence('certificate');
call fence('audit_entry');

-- The certificate path: reads a record, holds it still while it writes (`for share` needs the right to update), and
-- adds to ledger and audit. A change of a record that is not area work fails.
create policy certificate_path on resident for select to akashi_gateway using (true);
create policy certificate_path_holds on resident for update to akashi_gateway using (true) with check (false);
create policy certificate_path on dose for select to akashi_gateway using (true);
create policy certificate_path on certificate for select to akashi_gateway using (true);
create policy certificate_path_adds on certificate for insert to akashi_gateway with check (true);
create policy certificate_path on audit_entry for select to akashi_gateway using (true);
create policy certificate_path_adds on audit_entry for insert to akashi_gateway with check (true);
grant select, update (revision) on resident to akashi_gateway;
grant select on dose to akashi_gateway;
grant select, insert on certificate, audit_entry to akashi_gateway;
revoke insert, update on certificate from akashi_area;
revoke update on audit_entry from akashi_area;

-- Kiosks and latches belong to the issuing centre's work, not to an area's.
create function open_to_gateway(shared regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', shared);
    execute format('create policy issuing on %s to akashi_gateway using (true) with check (true)', shared);
end $$;
select open_to_gateway('kiosk_application'), open_to_gateway('latch'), open_to_gateway('mismatch_report');

-- A venue or a contractor: adds doses anywhere, ends its own, sees its own.
create policy writer_sees on dose for select to akashi_writer
    using (source || ' ' || sender = current_setting('akashi.writer', true));
create policy writer_adds on dose for insert to akashi_writer
    with check (source || ' ' || sender = current_setting('akashi.writer', true));
create policy writer_ends on dose for update to akashi_writer
    using (source || ' ' || sender = current_setting('akashi.writer', true) and state in ('PENDING', 'ACTIVE'))
    with check (source || ' ' || sender = current_setting('akashi.writer', true) and state = 'SUPERSEDED');
grant select, insert, update (state, ended_at) on dose to akashi_writer;
grant select, update on import_run to akashi_area, akashi_writer;
grant insert on import_error to akashi_area, akashi_writer;

-- What a writer must know to place a dose, for exactly the tickets it holds: the latest version there, and whose it is.
-- Places and physicians that others wrote stay theirs.
create function standing_doses(areas text[], tickets text[], numbers int[])
    returns table (n bigint, id bigint, version int, state text, source text, sender text, vaccinated_on date,
                   product text, lot text, venue text, physician text, vaccinated_in char(6),
                   resident_id bigint, person_key bytea, birth_date date)
    language sql stable security definer as $$
    select i.n, d.id, d.version, d.state, d.source, d.sender, d.vaccinated_on, d.product, d.lot,
           case when d.source || ' ' || d.sender = current_setting('akashi.writer', true) then d.venue else '' end,
           case when d.source || ' ' || d.sender = current_setting('akashi.writer', true) then d.physician else '' end,
           d.vaccinated_in, r.id, r.person_key, r.birth_date
      from unnest(areas, tickets, numbers) with ordinality as i (area, ticket, dose_number, n)
      left join lateral (
           select * from dose
            where municipality = i.area::bpchar and ticket_number = i.ticket::bpchar and dose_number = i.dose_number
            order by version desc limit 1) d on true
      left join resident r on r.municipality = i.area::bpchar and r.ticket_number = i.ticket::bpchar
     order by i.n
$$;
-- The end of every change of doses, for a writer that may not touch the person.
create function raise_revisions(residents bigint[], at timestamptz) returns void
    language sql security definer as $$
    with locked as materialized (
        select id from resident where id = any (residents) order by id for update)
    update resident r set revision = r.revision + 1, changed_at = at from locked where r.id = locked.id
$$;
revoke execute on function standing_doses(text[], text[], int[]), raise_revisions(bigint[], timestamptz) from public;
grant execute on function standing_doses(text[], text[], int[]), raise_revisions(bigint[], timestamptz) to akashi_writer;

-- Whoever corrects a record, its certificates are revoked.
alter function revoke_outdated_certificates() security definer;
-- What runs with the owner's rights takes its tables from the schema, never from a session's own.
do $$
declare
    one regprocedure;
begin
    foreach one in array array ['standing_doses(text[], text[], int[])', 'raise_revisions(bigint[], timestamptz)',
                                'revoke_outdated_certificates()']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end $$;
