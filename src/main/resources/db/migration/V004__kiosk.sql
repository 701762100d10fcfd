-- Applications from kiosks, the latch that stops a municipality's issuing, and the nodes that run beside one another.

-- `version` is the fencing token: whoever changes a row names the version they read, and comes too late otherwise.
create table kiosk_application (
    id             text        primary key, -- 128 random bits, base64url
    request_digest bytea       not null unique, -- SHA-256 of the centre's name and its own request id
    key_digest     bytea       unique, -- SHA-256 of the Idempotency-Key, where one was sent
    body_digest    bytea       not null,
    request_id     text        not null,
    store          text        not null,
    terminal       text        not null,
    municipality   text        not null, -- as sent: not yet known to exist
    use            text        not null,
    copies         smallint    not null check (copies between 1 and 10),
    state          text        not null check (state in ('RECEIVED', 'AUTHORISED', 'LOOKED_UP', 'RENDERED', 'SHOWN', 'PAID',
                                                         'RELEASED', 'PRINTED', 'CLOSED', 'CANCELLED', 'EXPIRED', 'REFUSED')),
    version        bigint      not null default 1,
    binding        text, -- 128 bits of HMAC over application and person, base64url; from AUTHORISED on
    number         char(12)    references certificate deferrable initially deferred, -- from SHOWN on
    refusal        text,
    received_at    timestamptz not null,
    changed_at     timestamptz not null,
    deadline       timestamptz not null, -- of the present state
    ends_at        timestamptz not null, -- of the application
    check (state not in ('SHOWN', 'PAID', 'RELEASED', 'PRINTED', 'CLOSED') or num_nonnulls(number, binding) = 2)
);
create index kiosk_application_open on kiosk_application (deadline)
    where state not in ('CLOSED', 'CANCELLED', 'EXPIRED', 'REFUSED');

create table kiosk_copy (
    application_id text        not null references kiosk_application,
    key_digest     bytea       not null, -- SHA-256 of the Idempotency-Key: the same one delivers the same copy
    released_at    timestamptz not null,
    printed_at     timestamptz,
    primary key (application_id, key_digest)
);

-- The document of an application under way, sealed (AES-256-GCM) and bound to its id; gone when the application ends.
create table kiosk_document (
    application_id  text  primary key references kiosk_application,
    document_sealed bytea not null
);

-- A closed latch stops every issuing call for its municipality. `incident` grows with every mismatch reported.
create table latch (
    municipality char(6)     primary key,
    closed       boolean     not null,
    incident     bigint      not null,
    changed_at   timestamptz not null,
    changed_by   text        not null
);
create table mismatch_report (
    id             bigint generated always as identity primary key,
    municipality   char(6)     not null,
    application_id text        not null,
    terminal       text        not null, -- as seen by the reporter, like the binding
    seen_binding   text        not null,
    reported_by    text        not null,
    reported_at    timestamptz not null
);
create trigger mismatch_report_append_only before update or delete or truncate on mismatch_report
    for each statement execute function append_only();

create index revocation_of_number on revocation (number);

-- Which nodes run, and what they are made of: one that is made of something else does not start beside them.
create table node_attestation (
    node           text        primary key, -- 128 random bits, base64url, new at every start
    build          text        not null, -- SHA-256 of the program, in hex
    schema_version text        not null, -- the highest migration that the program brings
    started_at     timestamptz not null,
    seen_at        timestamptz not null
);
