-- A correction reaches the certificates that used what was corrected, in the correction's own transaction.
--
-- Every change of a person or of their doses ends by raising the person's revision. That update waits for issuing
-- statements that hold the row, so no certificate composed from the old record can slip in behind it.
create function revoke_outdated_certificates() returns trigger language plpgsql as $$
begin
    insert into revocation (kid, rid, number, before, reason, operator, recorded_at)
    select c.shc_kid, c.shc_rid, c.number,
           date_trunc('second', clock_timestamp()) + interval '1 second', 'CORRECTED', 'registry', clock_timestamp()
      from certificate c
     where c.resident_id = new.id
       and (new.name is distinct from old.name
            or new.birth_date is distinct from old.birth_date
            or exists (select from unnest(c.dose_ids) used(id)
                        where not exists (select from dose d where d.id = used.id and d.state = 'ACTIVE')))
    on conflict (kid, rid) do nothing;
    return null;
end $$;

create trigger resident_corrected after update of revision on resident
    for each row when (new.revision <> old.revision) execute function revoke_outdated_certificates();

create index revocation_of_key on revocation (kid, id);
