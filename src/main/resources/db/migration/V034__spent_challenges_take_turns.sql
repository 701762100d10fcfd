-- Spent challenges stand in four tables that take turns of ten minutes, by when a challenge was given out (its first four
-- bytes), so that those past their life go with their table instead of one by one. docs/adr/0044.
alter table spent_challenge rename to spent_challenge_before;
alter index spent_challenge_pkey rename to spent_challenge_before_pkey;

create table spent_challenge (
    turn      smallint not null,
    challenge bytea    not null,
    primary key (turn, challenge)
) partition by list (turn);
create table spent_challenge_0 partition of spent_challenge for values in (0);
create table spent_challenge_1 partition of spent_challenge for values in (1);
create table spent_challenge_2 partition of spent_challenge for values in (2);
create table spent_challenge_3 partition of spent_challenge for values in (3);

insert into spent_challenge (turn, challenge)
select ('x' || encode(substr(challenge, 1, 4), 'hex'))::bit(32)::bigint / 600 % 4, challenge from spent_challenge_before;
drop table spent_challenge_before;

-- Empties the table of a turn that is past by this clock too, unless somebody reads it (a backup may for hours): waiting
-- for that, it would keep waiting whoever comes after it.
create function empty_turn(turn int) returns boolean language plpgsql security definer as $$
declare
    one text := format('spent_challenge_%s', turn);
    is_empty boolean;
begin
    if turn is distinct from (floor(extract(epoch from now()))::bigint / 600 + 2) % 4 then
        return false;
    end if;
    execute format('select not exists (select from %I)', one) into is_empty;
    if not is_empty then
        execute format('lock table %I in access exclusive mode nowait', one);
        execute format('truncate %I', one);
    end if;
    return true;
exception
    when lock_not_available then
        return false;
end $$;
revoke execute on function empty_turn(int) from public;
grant execute on function empty_turn(int) to akashi_gateway;
do $$ begin
    execute format('alter function empty_turn(int) set search_path = %I, pg_temp', current_schema());
end $$;
