-- What looks wrong in an area's records, found by a job that can be stopped anywhere, and how each was settled.

create table quality_run (
    id           text        primary key, -- 128 random bits, base64url
    municipality char(6)     not null,
    started_by   text        not null,
    state        text        not null check (state in ('RUNNING', 'COMPLETED')),
    last_ticket  text        not null default '', -- checked up to here
    tickets      bigint      not null, -- with doses, when it began
    checked      bigint      not null default 0,
    found        bigint      not null default 0,
    started_at   timestamptz not null,
    changed_at   timestamptz not null
);
create unique index quality_run_under_way on quality_run (municipality) where state = 'RUNNING';
create index quality_run_latest on quality_run (municipality, started_at);

create table quality_finding (
    id            bigint generated always as identity primary key,
    municipality  char(6)     not null,
    kind          text        not null,
    ticket_number char(10)    not null,
    dose_numbers  integer[]   not null,
    fingerprint   text        not null, -- of the very versions that look wrong: another record is another finding
    state         text        not null check (state in ('OPEN', 'SETTLED', 'GONE')),
    found_at      timestamptz not null,
    changed_at    timestamptz not null,
    settlement    text        check (settlement in ('CORRECTED', 'CONFIRMED', 'WITHDRAWN')),
    reason        text,
    settled_by    text,
    check ((state = 'SETTLED') = (num_nonnulls(settlement, reason, settled_by) = 3)),
    unique (municipality, ticket_number, kind, fingerprint)
);
create index quality_finding_open on quality_finding (municipality, kind, id) where state = 'OPEN';
create index quality_finding_in_order on quality_finding (municipality, id);

call fence('quality_run');
call fence('quality_finding');
-- Which municipalities have a run under way; what it finds stays inside.
create policy under_way on quality_run for select to akashi_gateway using (state = 'RUNNING');
grant select (municipality, state) on quality_run to akashi_gateway;
-- Doses that wait are few: they are counted and listed without a walk over all others.
create index dose_waiting on dose (municipality, ticket_number) where state = 'PENDING';
