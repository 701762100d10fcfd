-- Every stored certificate is verified anew, night after night; a node that stops leaves where the next one goes on.
create table reverification (
    one         boolean     primary key default true check (one),
    position    text        not null, -- the last certificate number looked at
    checked     bigint      not null,
    differing   bigint      not null,
    started_at  timestamptz not null,
    finished_at timestamptz
);
create table reverification_finding (
    number   char(12)    primary key,
    what     text        not null, -- the name of a field or of a rule, never a value
    found_at timestamptz not null,
    told_at  timestamptz -- when its latch was closed: a node may die between the two
);
revoke all on reverification, reverification_finding from akashi_gateway;
