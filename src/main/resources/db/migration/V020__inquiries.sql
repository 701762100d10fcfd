-- Inquiries between municipalities (自治体間照会): what was asked, what was answered, and the copies it left.
--
-- Both sides keep a row of their own, with the purpose and the legal basis that the program alone can set.

create table inquiry_batch (
    id           text        primary key, -- 128 random bits, base64url
    municipality char(6)     not null,
    asked_by     text        not null,
    received_at  timestamptz not null
);
create index inquiry_batch_of_municipality on inquiry_batch (municipality, received_at);

create table inquiry (
    id              text        primary key, -- 128 random bits, base64url
    municipality    char(6)     not null, -- who asks
    asked           char(6)     not null, -- the municipality of former residence
    person_key      bytea       not null,
    birth_date      date        not null,
    number_sealed   bytea, -- AES-256-GCM, bound to the id; gone with the answer
    purpose         text        not null check (purpose = 'TRANSFER_LOOKUP'),
    legal_basis     text        not null check (legal_basis = 'MY_NUMBER_ACT_19_16'),
    asked_by        text        not null,
    request_id      text        not null,
    key_digest      bytea, -- SHA-256 of the Idempotency-Key, where one was sent
    batch_id        text        references inquiry_batch,
    batch_line      bigint,
    state           text        not null check (state in ('OPEN', 'ANSWERED', 'NO_RECORDS', 'REFUSED')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz, -- none once the number is erased
    asked_at        timestamptz not null,
    due_at          timestamptz not null, -- an open inquiry past this moment is overdue, never "no records"
    ended_at        timestamptz,
    check (municipality <> asked),
    check ((state = 'OPEN') = (ended_at is null)),
    unique (municipality, key_digest)
);
create index inquiry_next on inquiry (next_attempt_at) where state = 'OPEN' and next_attempt_at is not null;
create index inquiry_of_municipality on inquiry (municipality, asked_at desc, id);
create index inquiry_of_batch on inquiry (batch_id, batch_line) where batch_id is not null;

-- What another municipality answered: a copy for the register's history. It is no row of `dose`, and certificates are
-- made of those alone: nobody certifies what somebody else recorded.
create table copied_dose (
    id                bigint generated always as identity primary key,
    municipality      char(6)     not null, -- whose history it completes
    person_key        bytea       not null,
    inquiry_id        text        not null references inquiry,
    from_municipality char(6)     not null, -- who answered
    source_version    integer     not null, -- of the record there
    source_recorded   timestamptz not null, -- when that version was recorded there
    ticket_number     char(10)    not null, -- there
    dose_number       smallint    not null check (dose_number between 1 and 7),
    vaccinated_on     date        not null,
    product           text        not null,
    lot               text        not null,
    venue             text        not null,
    physician         text        not null,
    vaccinated_in     char(6)     not null,
    asked_by          text        not null,
    answered_at       timestamptz not null,
    ended_at          timestamptz, -- a later answer of the same municipality took its place
    check (municipality <> from_municipality)
);
create unique index copied_dose_current
    on copied_dose (municipality, person_key, from_municipality, dose_number) where ended_at is null;
create index copied_dose_of_inquiry on copied_dose (inquiry_id);

-- The other side: which questions this installation answered, and for whom. The asker's own id makes a question one.
create table inquiry_answer (
    asker        char(6)     not null,
    inquiry_id   text        not null,
    municipality char(6)     not null, -- whose area was read
    person_key   bytea       not null,
    birth_date   date        not null,
    asked_by     text        not null,
    purpose      text        not null check (purpose = 'TRANSFER_LOOKUP'),
    legal_basis  text        not null check (legal_basis = 'MY_NUMBER_ACT_19_16'),
    answered_at  timestamptz not null,
    primary key (asker, inquiry_id)
);
create index inquiry_answer_of_asker on inquiry_answer (asker, answered_at);
create index inquiry_answer_of_area on inquiry_answer (municipality, answered_at);

call fence('inquiry_batch');
call fence('inquiry');
call fence('copied_dose');
call fence('inquiry_answer');
-- Which municipalities have something to ask, and how much is late; whom it is about stays inside.
create policy due on inquiry for select to akashi_gateway using (state = 'OPEN');
grant select (municipality, state, next_attempt_at, due_at) on inquiry to akashi_gateway;
