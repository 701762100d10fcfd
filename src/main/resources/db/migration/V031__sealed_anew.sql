-- Content sealed under a former data key is sealed anew, and nothing else of a certificate ever changes. docs/adr/0039.
create function same_but_for_the_seal() returns trigger language plpgsql as $$
declare
    kept certificate := old;
begin
    kept.content_sealed := new.content_sealed;
    if new is distinct from kept then
        raise exception 'append-only' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
drop trigger certificate_append_only on certificate;
create trigger certificate_append_only before delete or truncate on certificate
    for each statement execute function append_only();
create trigger certificate_keeps before update on certificate
    for each row execute function same_but_for_the_seal();
