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
grant truncate on spent_challenge_0, spent_challenge_1, spent_challenge_2, spent_challenge_3 to akashi_gateway;

insert into spent_challenge (turn, challenge)
select ('x' || encode(substr(challenge, 1, 4), 'hex'))::bit(32)::bigint / 600 % 4, challenge from spent_challenge_before;
drop table spent_challenge_before;
