-- The audit takes in what concerns no person (imports, key ceremonies, latches), and every entry names its transaction:
-- identities are given out before transactions commit, so only this tells when no earlier entry can still appear.

alter table audit_entry alter column subject_tag drop not null;
alter table audit_entry add column object text; -- what is no person: a key id, an import, an application
alter table audit_entry add column xact xid8 not null default '0'; -- of the entries before this migration
alter table audit_entry alter column xact set default pg_current_xact_id();
create index audit_entry_in_order on audit_entry (municipality, xact, id);
