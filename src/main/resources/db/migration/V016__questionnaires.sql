-- Questionnaires (予診票): batches counted from the venue to the records, and what two people keyed from them.
--
-- `municipality` is the venue's: its contractor keys the batch, wherever the tickets in it point (`home`).
create table questionnaire_batch (
    id            bigint generated always as identity primary key,
    municipality  char(6)     not null,
    venue         text        not null,
    number        text        not null,
    sent_on       date        not null,
    sent_at       timestamptz not null,
    received_by   text,
    received_at   timestamptz,
    settled_by    text,
    settled_at    timestamptz,
    settle_reason text,
    check (num_nonnulls(received_by, received_at) in (0, 2)),
    check (num_nonnulls(settled_by, settled_at, settle_reason) in (0, 3)),
    unique (municipality, venue, number)
);
create table questionnaire_count (
    batch_id     bigint  not null references questionnaire_batch,
    municipality char(6) not null,
    home         char(6) not null,
    sent         integer not null check (sent >= 0),
    received     integer check (received >= 0),
    primary key (batch_id, home)
);
-- One person's work on a batch, as it was checked and parsed: rows of cells in the order of the feed's columns.
create table keying (
    batch_id     bigint      not null references questionnaire_batch,
    municipality char(6)     not null,
    number       smallint    not null check (number between 1 and 3),
    keyer        text        not null,
    sha256       bytea       not null,
    rows         jsonb       not null,
    received_at  timestamptz not null,
    primary key (batch_id, number)
);
-- What became of each dose of a batch after its keyings were compared.
create table keyed_dose (
    batch_id      bigint   not null references questionnaire_batch,
    municipality  char(6)  not null,
    home          char(6)  not null,
    ticket_number char(10) not null,
    dose_number   smallint not null,
    fate          text     not null check (fate in ('AGREED', 'DISPUTED', 'DROPPED', 'REGISTERED', 'REJECTED')),
    cells         jsonb, -- of what goes in
    fault         text,
    primary key (batch_id, home, ticket_number, dose_number)
);
create index keyed_dose_dispatch on keyed_dose (municipality, home, batch_id);

-- A venue and a contractor work on the batches of their municipality, which their transaction names.
do $$
declare
    one regclass;
begin
    foreach one in array array ['questionnaire_batch', 'questionnaire_count', 'keying', 'keyed_dose']::regclass[] loop
        call fence(one);
        execute format('create policy batch_work on %s to akashi_writer '
                       'using (municipality = current_setting(''akashi.batches'', true)::bpchar) '
                       'with check (municipality = current_setting(''akashi.batches'', true)::bpchar)', one);
        execute format('grant select, insert, update on %s to akashi_writer', one);
    end loop;
end $$;
grant delete on questionnaire_count, keyed_dose to akashi_writer;
