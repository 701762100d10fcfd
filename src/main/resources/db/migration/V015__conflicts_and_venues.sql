-- Nothing is overwritten silently and nothing is lost: a report that contradicts what is recorded waits, whole, for a
-- person of the municipality.
create table dose_conflict (
    id            bigint generated always as identity primary key,
    municipality  char(6)     not null,
    ticket_number char(10)    not null,
    dose_number   smallint    not null,
    standing_id   bigint      not null references dose, -- the version that the report contradicted
    vaccinated_on date        not null,
    product       text        not null,
    lot           text        not null,
    venue         text        not null,
    physician     text        not null,
    vaccinated_in char(6)     not null,
    source        text        not null,
    sender        text        not null,
    import_id     text, -- empty for a dose that came alone
    reported_at   timestamptz not null,
    decision      text check (decision in ('KEEP_STANDING', 'TAKE_REPORTED', 'BOTH_WRONG')),
    reason        text,
    decided_by    text,
    decided_at    timestamptz,
    check (num_nonnulls(decision, reason, decided_by, decided_at) in (0, 4)),
    -- The same report against the same version is one conflict, however often it is sent.
    unique (standing_id, source, sender, vaccinated_on, product, lot)
);
create index dose_conflict_open on dose_conflict (municipality, id) where decision is null;

-- A dose that its own sender took back leaves its number free; what the municipality withdrew stays withdrawn.
alter table dose add column taken_back boolean not null default false;
create index dose_of_venue on dose (sender, recorded_at) where source = 'VENUE';

-- One answer per Idempotency-Key of a tablet: a retry after an unknown outcome never undoes what came in between.
create table venue_entry (
    key_digest  bytea       primary key,
    body_digest bytea       not null,
    dose_id     bigint      not null references dose,
    state       text        not null,
    doubts      text[]      not null,
    answered_at timestamptz not null
);
create index venue_entry_age on venue_entry (answered_at);

alter table import_run add column sender_area text not null default '000000'; -- of its sender; 000000 before this migration
create index import_run_running on import_run (changed_at) where state = 'RUNNING';

-- The fences of what is new: a municipality reads and decides its own conflicts, a writer adds to anybody's.
call fence('dose_conflict');
create policy writer_adds on dose_conflict for insert to akashi_writer
    with check (source || ' ' || sender = current_setting('akashi.writer', true));
grant insert on dose_conflict to akashi_writer;
create policy writer_takes_back on dose for update to akashi_writer
    using (source || ' ' || sender = current_setting('akashi.writer', true) and state in ('PENDING', 'ACTIVE'))
    with check (source || ' ' || sender = current_setting('akashi.writer', true)
                and state = 'WITHDRAWN' and taken_back);
grant update (taken_back) on dose to akashi_writer;
grant select, insert on venue_entry to akashi_writer;
create policy writer_adds on audit_entry for insert to akashi_writer
    with check (caller = substring(current_setting('akashi.writer', true) from ' (.*)$'));
grant insert on audit_entry to akashi_writer;

-- As in V010, and whether the latest version was taken back.
drop function standing_doses(text[], text[], int[]);
create function standing_doses(areas text[], tickets text[], numbers int[])
    returns table (n bigint, id bigint, version int, state text, source text, sender text, vaccinated_on date,
                   product text, lot text, venue text, physician text, vaccinated_in char(6),
                   resident_id bigint, person_key bytea, birth_date date, taken_back boolean)
    language sql stable security definer as $$
    select i.n, d.id, d.version, d.state, d.source, d.sender, d.vaccinated_on, d.product, d.lot,
           case when d.source || ' ' || d.sender = current_setting('akashi.writer', true) then d.venue else '' end,
           case when d.source || ' ' || d.sender = current_setting('akashi.writer', true) then d.physician else '' end,
           d.vaccinated_in, r.id, r.person_key, r.birth_date, d.taken_back
      from unnest(areas, tickets, numbers) with ordinality as i (area, ticket, dose_number, n)
      left join lateral (
           select * from dose
            where municipality = i.area::bpchar and ticket_number = i.ticket::bpchar and dose_number = i.dose_number
            order by version desc limit 1) d on true
      left join resident r on r.municipality = i.area::bpchar and r.ticket_number = i.ticket::bpchar
     order by i.n
$$;
-- What stands beside a dose on its ticket, for the doubts that its sender is told; nothing of it leaves the gateway.
create function doses_beside(area text, ticket text)
    returns table (birth_date date, dose_number smallint, vaccinated_on date, product text, lot text)
    language sql stable security definer as $$
    select r.birth_date, d.dose_number, d.vaccinated_on, d.product, d.lot
      from (values (area::bpchar, ticket::bpchar)) as t (municipality, ticket_number)
      left join resident r on r.municipality = t.municipality and r.ticket_number = t.ticket_number
      left join dose d on d.municipality = t.municipality and d.ticket_number = t.ticket_number
                      and d.state in ('ACTIVE', 'PENDING')
$$;
revoke execute on function standing_doses(text[], text[], int[]), doses_beside(text, text) from public;
grant execute on function standing_doses(text[], text[], int[]), doses_beside(text, text) to akashi_writer;
do $$
declare
    one regprocedure;
begin
    foreach one in array array ['standing_doses(text[], text[], int[])', 'doses_beside(text, text)']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end $$;
