-- Doses of the vaccination register (予防接種台帳), which the municipality keeps in a system of its own.
alter table dose drop constraint dose_source_check;
alter table dose add constraint dose_source_check
    check (source in ('MUNICIPALITY', 'REGISTER', 'CONTRACTOR', 'VENUE', 'COUNTER'));
