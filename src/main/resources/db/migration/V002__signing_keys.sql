-- The public side and the life of every signing key; private keys lie in files or devices, never here.

create table signing_key (
    kid          text        primary key, -- JWK thumbprint (RFC 7638)
    format       text        not null check (format in ('SMART_HEALTH_CARD', 'ICAO_VDS_NC')),
    shard        text        not null, -- municipality code, or empty for all others
    state        text        not null check (state in ('PLANNED', 'ACTIVE', 'RETIRED', 'COMPROMISED')),
    request      text,                 -- PKCS#10 in PEM, for an authority elsewhere
    chain        text,                 -- certificates in PEM, signer first, root last
    created_at   timestamptz not null,
    created_by   text        not null,
    activates_at timestamptz not null, -- planned: when it is due; afterwards: when it began to sign
    retires_at   timestamptz not null, -- when the next one is due; afterwards: when it ceased to sign
    changed_at   timestamptz not null,
    changed_by   text        not null,
    check (chain is not null or state <> 'ACTIVE')
);
-- However many nodes rotate at once: one key signs, and one is next.
create unique index signing_key_active on signing_key (format, shard) where state = 'ACTIVE';
create unique index signing_key_planned on signing_key (format, shard) where state = 'PLANNED';

-- The lists of VDS-NC signer certificates taken back, as the country signing authority signed them.
create table signer_revocation_list (
    number      bigint      primary key,
    content     bytea       not null, -- DER (RFC 5280, section 5)
    kids        text[]      not null, -- whose certificates it lists
    next_update timestamptz not null
);

-- One number that grows with every change of keys and of signers taken back: nodes look at it instead of at the tables.
-- Revoked cards have none: their many writers would wait for one another here.
create table trust_version (
    one     boolean primary key default true check (one),
    version bigint  not null
);
insert into trust_version (version) values (1);
create function trust_changed() returns trigger language plpgsql as
    $$ begin update trust_version set version = version + 1; return null; end $$;
create trigger signing_key_changed after insert or update or delete on signing_key
    for each statement execute function trust_changed();
create trigger signer_revocation_list_changed after insert on signer_revocation_list
    for each statement execute function trust_changed();

-- What needs four eyes: one operator asks for it, another one confirms.
create table operator_request (
    id           bigint generated always as identity primary key,
    action       text        not null,
    target       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    check (confirmed_by <> requested_by)
);
create unique index operator_request_open on operator_request (action, target) where confirmed_by is null;
