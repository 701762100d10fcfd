-- Whoever moved in is asked about at their former municipality without anybody's doing. docs/adr/0029.

alter table register_event add column former_municipality char(6); -- 転入前自治体コード, where the register told it
alter table register_entry
    add column former_municipality char(6), -- of the last move in
    add column asked_sequence bigint not null default 0, -- of the move in whose inquiry was begun last
    -- The one place that says who is asked about: residents only, and nobody under protective measures.
    add column awaits_inquiry boolean not null generated always as
        (former_municipality is not null and status = 'RESIDENT' and not protected
         and asked_sequence < moved_in_sequence) stored;
create index register_entry_awaiting on register_entry (municipality) where awaits_inquiry;

-- Which municipalities have arrivals to ask about; whom it is about stays inside.
create policy awaiting on register_entry for select to akashi_gateway using (awaits_inquiry);
grant select (municipality, awaits_inquiry) on register_entry to akashi_gateway;
