-- Audit entries go after the years that their purpose is kept; their leaves stay, so that the tree proves the rest.
-- docs/adr/0042, docs/runbook/retention.md.

-- The digest by which the signed record of the purge, outside of the database, names the leaves whose entries it took.
alter table audit_leaf add column purge bytea;

drop trigger audit_entry_append_only on audit_entry;
create trigger audit_entry_append_only before update or truncate on audit_entry
    for each statement execute function append_only();

-- Whatever the settings say, nothing younger than a year goes, and nothing whose leaf does not name its purge.
create function audit_entry_was_purged() returns trigger language plpgsql as $$
begin
    if old.occurred_at > now() - interval '1 year'
       or not exists (select from audit_leaf l where l.entry_id = old.id and l.purge is not null) then
        raise exception 'append-only' using errcode = 'restrict_violation';
    end if;
    return old;
end $$;
create trigger audit_entry_purged before delete on audit_entry
    for each row execute function audit_entry_was_purged();

drop trigger audit_leaf_append_only on audit_leaf;
create trigger audit_leaf_append_only before delete or truncate on audit_leaf
    for each statement execute function append_only();

-- A leaf changes once, when its entry goes: it forgets whom it was about and names the purge.
create function audit_leaf_is_marked() returns trigger language plpgsql as $$
begin
    if old.purge is not null or new.purge is null or new.subject_tag is not null or new.number is not null
       or (new.municipality, new.leaf_index, new.entry_id, new.hash, new.occurred_at)
          is distinct from (old.municipality, old.leaf_index, old.entry_id, old.hash, old.occurred_at) then
        raise exception 'append-only' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger audit_leaf_marked before update on audit_leaf
    for each row execute function audit_leaf_is_marked();
