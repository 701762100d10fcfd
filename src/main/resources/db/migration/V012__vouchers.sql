-- Vouchers (接種券): who gets one, under which number, and every paper that was made of it.

-- One number per person and municipality, for good: never changed, never given to another.
create table voucher (
    municipality  char(6)     not null,
    person_key    bytea       not null,
    ticket_number char(10)    not null,
    assigned_at   timestamptz not null,
    primary key (municipality, person_key),
    unique (municipality, ticket_number)
);
call fence('voucher');
revoke update on voucher from akashi_area;

-- A run over the register that selects people, gives them numbers, prints and makes them targets; a page per transaction.
create table extraction (
    id              text        primary key, -- 128 random bits, base64url
    municipality    char(6)     not null,
    requested_by    text        not null, -- the name in the client certificate
    dose_number     smallint    not null check (dose_number between 1 and 7),
    born_until      date, -- old enough
    born_after      date, -- young enough
    given_until     date, -- the dose before lies far enough back
    moved_in_since  date,
    state           text        not null check (state in ('RUNNING', 'COMPLETED')),
    last_person     bytea, -- the last one looked at, in the order of person keys
    ordinary        bigint      not null default 0, -- vouchers for the ordinary print file
    separate        bigint      not null default 0, -- vouchers of protected persons, in a list of their own
    new_targets     bigint      not null default 0, -- of both, who was no target before
    conflicting     bigint      not null default 0, -- selected, but another target has their 宛名番号
    started_at      timestamptz not null,
    changed_at      timestamptz not null
);
create index extraction_running on extraction (started_at) where state = 'RUNNING';
call fence('extraction');
-- Whoever finds a run that stopped may take it up, in its area.
create policy resuming on extraction for select to akashi_gateway using (state = 'RUNNING');
grant select on extraction to akashi_gateway;

-- Every voucher made: the first for a dose by an extraction, further ones with their reason.
create table voucher_issue (
    id            bigint generated always as identity primary key,
    municipality  char(6)     not null,
    person_key    bytea       not null,
    ticket_number char(10)    not null,
    dose_number   smallint    not null check (dose_number between 1 and 7),
    reason        text        not null check (reason in ('EXTRACTED', 'LOST', 'DAMAGED', 'NOT_ARRIVED', 'MISPRINTED')),
    extraction_id text        references extraction,
    separate      boolean     not null, -- 支援措置: never in the ordinary print file
    issued_by     text        not null,
    issued_at     timestamptz not null,
    foreign key (municipality, person_key) references voucher,
    check ((reason = 'EXTRACTED') = (extraction_id is not null))
);
create unique index voucher_issue_first on voucher_issue (municipality, person_key, dose_number) where reason = 'EXTRACTED';
create index voucher_issue_of_extraction on voucher_issue (extraction_id, id);
create index voucher_issue_of_ticket on voucher_issue (municipality, ticket_number, id);
call fence('voucher_issue');
revoke update on voucher_issue from akashi_area;
create trigger voucher_issue_append_only before update or delete or truncate on voucher_issue
    for each statement execute function append_only();
create trigger voucher_append_only before update or delete or truncate on voucher
    for each statement execute function append_only();
