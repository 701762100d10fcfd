-- Which versions of the index key and the data key are in use, and how far a rotation has come. docs/adr/0038.
--
-- Nodes believe this table, not the files that they find: a file is a version held, a row is a version that rows of
-- other tables may be kept under.

create table secret_key_use (
    secret      text        not null check (secret in ('INDEX', 'DATA')),
    version     smallint    not null check (version between 1 and 127),
    current     boolean     not null, -- what is written is written under it
    fingerprint text        not null, -- of the very key: another file of the same name is found out
    since       timestamptz not null,
    primary key (secret, version)
);
create unique index secret_key_current on secret_key_use (secret) where current;

-- The passage from a former version to the current one; a step of it is one transaction, whoever takes it.
create table key_rotation (
    secret      text        primary key check (secret in ('INDEX', 'DATA')),
    former      smallint    not null,
    stage       smallint    not null default 0, -- which table
    area        text        not null default '', -- the municipality, and the last row in it that was looked at
    position    bytea       not null default '',
    looked_at   bigint      not null default 0,
    renewed     bigint      not null default 0,
    found       bigint      not null default 0, -- under the former version, in the present pass over all tables
    unreadable  bigint      not null default 0, -- in the present pass: they stay, and the rotation does not end
    started_at  timestamptz not null,
    finished_at timestamptz
);
revoke all on secret_key_use, key_rotation from akashi_gateway;
grant select on secret_key_use, key_rotation to akashi_gateway;

-- What a node holds: '<secret>/<version>/<fingerprint>'. A build that does not say so holds nothing new.
alter table node_attestation add column holds text[] not null default '{}';

-- Bindings that the same person has under the other index keys held: the certificate may find its holder brought forward.
alter table kiosk_application add column other_bindings text[];

-- Every transaction that writes under an index key takes this turn first. Activation takes it alone, so that nothing is
-- written under a former key once another one is current. The current version first, then those before it.
create function index_versions() returns smallint[] language plpgsql security definer as $$
begin
    perform pg_advisory_xact_lock_shared(1038, 0);
    return (select array_agg(version order by current desc, version desc) from secret_key_use where secret = 'INDEX');
end $$;

-- Brings people of one area from a former key to the present one, in every table: the one list of those tables.
--
-- `sealed` is the number again, bound to the present key. It waits for whoever writes into the area. Inquiries come
-- first: whoever ends one holds its row, and the copies that follow from it are found by the next statement.
create function bring_forward(area text, former bytea[], present bytea[], sealed bytea[]) returns bigint
    language plpgsql security definer as $$
declare
    entries bigint;
    targets bigint;
begin
    if current_setting('akashi.area', true) is distinct from area then
        raise exception 'another area' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock(1001, area::int);
    update inquiry q
       set person_key = m.present,
           -- An arrival's key spells the person. (inquiry.WishKey)
           key_digest = case when substring(q.key_digest for 72) = convert_to('arrival ' || encode(m.former, 'hex'), 'UTF8')
                             then convert_to('arrival ' || encode(m.present, 'hex'), 'UTF8') || substring(q.key_digest from 73)
                             else q.key_digest end
      from unnest(former, present) as m (former, present)
     where q.municipality = area::bpchar and q.person_key = m.former;
    update copied_dose c set person_key = m.present from unnest(former, present) as m (former, present)
     where c.municipality = area::bpchar and c.person_key = m.former;
    update inquiry_answer a set person_key = m.present from unnest(former, present) as m (former, present)
     where a.municipality = area::bpchar and a.person_key = m.former;
    update voucher v set person_key = m.present from unnest(former, present) as m (former, present)
     where v.municipality = area::bpchar and v.person_key = m.former;
    update register_event e set person_key = m.present from unnest(former, present) as m (former, present)
     where e.municipality = area::bpchar and e.person_key = m.former;
    update register_entry e set person_key = m.present, number_sealed = m.sealed
      from unnest(former, present, sealed) as m (former, present, sealed)
     where e.municipality = area::bpchar and e.person_key = m.former;
    get diagnostics entries = row_count;
    -- In everybody's order: issuing holds the same rows.
    perform from resident where municipality = area::bpchar and person_key = any (former) order by id for update;
    update resident r set person_key = m.present, number_sealed = m.sealed
      from unnest(former, present, sealed) as m (former, present, sealed)
     where r.municipality = area::bpchar and r.person_key = m.former;
    get diagnostics targets = row_count;
    -- A run over the register goes by person key: whom it would now pass over, it comes back to. Nobody is taken twice.
    update extraction x set last_person = null, conflicting = 0
     where x.municipality = area::bpchar and x.state = 'RUNNING'
       and exists (select from unnest(former, present) as m (former, present)
                    where m.former > x.last_person and m.present <= x.last_person);
    return entries + targets;
end $$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array ['index_versions()', 'bring_forward(text, bytea[], bytea[], bytea[])']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
        execute format('revoke execute on function %s from public', one);
        execute format('grant execute on function %s to akashi_area', one);
    end loop;
end $$;

-- What is only ever added to stays so, but for the key that its person is found by.
create function same_but_for_the_key() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - 'person_key' is distinct from to_jsonb(old) - 'person_key' then
        raise exception 'append-only' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
do $$
declare
    one text;
begin
    foreach one in array array ['register_event', 'voucher', 'voucher_issue'] loop
        execute format('drop trigger %I on %I', one || '_append_only', one);
        execute format('create trigger %I before delete or truncate on %I for each statement execute function append_only()',
                       one || '_append_only', one);
        execute format('create trigger %I before update on %I for each row execute function same_but_for_the_key()',
                       one || '_keeps', one);
    end loop;
end $$;

alter table voucher_issue drop constraint voucher_issue_municipality_person_key_fkey;
create index voucher_issue_of_person on voucher_issue (municipality, person_key);
create index inquiry_of_person on inquiry (municipality, person_key);
create index copied_dose_of_person on copied_dose (municipality, person_key);
create index inquiry_answer_of_person on inquiry_answer (municipality, person_key);
alter table voucher_issue add constraint voucher_issue_of_voucher
    foreign key (municipality, person_key) references voucher on update cascade;
