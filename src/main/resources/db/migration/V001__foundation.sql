-- Residents as municipalities report them, the doses they received, what was issued, and who looked.
-- Personal tables carry the municipality in every key: an area never shares a row with another.

create table resident (
    id                  bigint generated always as identity primary key,
    municipality        char(6)     not null,
    person_key          bytea       not null, -- HMAC-SHA-256 of the individual number, key outside of the database
    number_sealed       bytea       not null, -- AES-256-GCM, bound to table, column and person_key
    municipal_person_id text        not null, -- 宛名番号
    ticket_number       char(10)    not null, -- 接種券番号
    name                text        not null,
    kana                text        not null,
    birth_date          date        not null,
    sex                 smallint    not null check (sex in (1, 2, 9)),
    protected           boolean     not null, -- 支援措置
    revision            bigint      not null default 1, -- grows with every change of the person or of their doses
    changed_at          timestamptz not null,
    unique (municipality, person_key),
    unique (municipality, ticket_number),
    unique (municipality, municipal_person_id) deferrable -- checked per statement: ids may change hands in one
) with (fillfactor = 80); -- room for new revisions on the same page, so that no index has to follow them

-- Append-only: a correction adds a version and marks the one before; only `state` and `ended_at` ever change.
create table dose (
    id            bigint generated always as identity primary key,
    municipality  char(6)     not null, -- whose area the ticket points to
    ticket_number char(10)    not null,
    dose_number   smallint    not null check (dose_number between 1 and 7),
    version       integer     not null,
    vaccinated_on date        not null,
    product       text        not null,
    lot           text        not null,
    venue         text        not null,
    physician     text        not null,
    vaccinated_in char(6)     not null, -- 接種自治体コード
    source        text        not null check (source in ('MUNICIPALITY', 'CONTRACTOR', 'VENUE', 'COUNTER')),
    sender        text        not null, -- the name in the sender's client certificate
    state         text        not null check (state in ('PENDING', 'ACTIVE', 'SUPERSEDED', 'WITHDRAWN')),
    recorded_at   timestamptz not null,
    ended_at      timestamptz,
    unique (municipality, ticket_number, dose_number, version)
);
create unique index dose_current on dose (municipality, ticket_number, dose_number) where state in ('PENDING', 'ACTIVE');

create table import_run (
    id           text        primary key, -- 128 random bits, base64url
    sender       text        not null,
    source       text        not null check (source in ('MUNICIPALITY', 'CONTRACTOR')),
    kind         text        not null check (kind in ('TARGETS', 'DOSES')),
    state        text        not null check (state in ('RUNNING', 'COMPLETED', 'FAILED')),
    accepted     bigint      not null default 0,
    unchanged    bigint      not null default 0,
    pending      bigint      not null default 0,
    rejected     bigint      not null default 0,
    started_at   timestamptz not null,
    changed_at   timestamptz not null
);
create index import_run_of_sender on import_run (source, sender, started_at);
create table import_error (
    import_id text    not null references import_run on delete cascade,
    line      bigint  not null,
    column_ja text    not null,
    code      text    not null, -- never the cell itself: it may hold an individual number
    primary key (import_id, line)
);

-- The ledger of what was issued; content is sealed (AES-256-GCM) and bound to the number.
create table certificate (
    number         char(12)    primary key,
    municipality   char(6)     not null,
    resident_id    bigint      not null references resident,
    revision       bigint      not null, -- of the resident, that the certificate was composed from
    use            text        not null,
    channel        text        not null,
    request_id     text        not null,
    issued_at      timestamptz not null,
    dose_ids       bigint[]    not null, -- a dose row is one version of a dose
    shc_kid        text        not null,
    shc_rid        text        not null,
    content_sealed bytea       not null
);
create index certificate_of_resident on certificate (resident_id, issued_at);

create table spent_challenge (
    challenge bytea       primary key,
    spent_at  timestamptz not null
);
create index spent_challenge_age on spent_challenge (spent_at);

-- One answer per Idempotency-Key: the certificate it led to, or the refusal.
create table idempotency (
    key_digest  bytea       primary key,
    body_digest bytea       not null,
    number      char(12) references certificate deferrable initially deferred,
    refusal     text,
    answered_at timestamptz not null,
    check (num_nonnulls(number, refusal) = 1)
);
create index idempotency_age on idempotency (answered_at);

create table revocation (
    id          bigint generated always as identity primary key,
    kid         text        not null,
    rid         text        not null,
    number      char(12)    not null references certificate,
    before      timestamptz, -- cards signed before this moment are refused; all where it is null
    reason      text        not null,
    operator    text        not null,
    recorded_at timestamptz not null,
    unique (kid, rid)
);

-- Who used whose record, when, for which purpose, with which outcome. Append-only.
create table audit_entry (
    id           bigint generated always as identity primary key,
    occurred_at  timestamptz not null,
    purpose      text        not null,
    caller       text        not null,
    municipality char(6)     not null,
    subject_tag  bytea       not null, -- first 16 bytes of the person key
    outcome      text        not null,
    request_id   text        not null,
    number       char(12)
);
create function append_only() returns trigger language plpgsql as
    $$ begin raise exception 'append-only' using errcode = 'restrict_violation'; end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function append_only();
create trigger certificate_append_only before update or delete or truncate on certificate
    for each statement execute function append_only();
