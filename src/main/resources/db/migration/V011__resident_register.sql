-- Residents as the basic resident register tells of them (住民記録データ連携), whether or not they are targets.

-- The present state. Each part of it is from the event with the highest number that tells about that part, so that events
-- may come in any order.
create table register_entry (
    municipality        char(6)     not null,
    person_key          bytea       not null,
    number_sealed       bytea       not null,
    municipal_person_id text        not null, -- 宛名番号
    name                text        not null,
    kana                text        not null,
    birth_date          date        not null,
    sex                 smallint    not null check (sex in (1, 2, 9)),
    protected           boolean     not null, -- 支援措置
    details_sequence    bigint      not null, -- of the event that all the above is from
    status              text        not null check (status in ('RESIDENT', 'MOVED_OUT', 'DECEASED')),
    status_on           date,
    status_sequence     bigint      not null, -- 0 where no event has told yet
    moved_in_on         date,
    moved_in_sequence   bigint      not null,
    changed_at          timestamptz not null,
    primary key (municipality, person_key),
    unique (municipality, municipal_person_id) deferrable
) with (fillfactor = 80);
call fence('register_entry');

-- Every event that was told, for good.
create table register_event (
    municipality        char(6)     not null,
    person_key          bytea       not null,
    sequence            bigint      not null check (sequence > 0), -- 異動連番
    reason              text        not null check (reason in ('INITIAL', 'REGISTERED', 'CHANGED', 'MOVED_IN', 'MOVED_OUT', 'DIED',
                                                               'PROTECTION_BEGUN', 'PROTECTION_ENDED')),
    occurred_on         date        not null,
    municipal_person_id text        not null,
    name                text        not null,
    kana                text        not null,
    birth_date          date        not null,
    sex                 smallint    not null,
    protected           boolean     not null,
    recorded_at         timestamptz not null,
    primary key (municipality, person_key, sequence)
);
call fence('register_event');
revoke update on register_event from akashi_area;
create trigger register_event_append_only before update or delete or truncate on register_event
    for each statement execute function append_only();

-- Kinds of files grow with the house.
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind ~ '^[A-Z_]+$');
