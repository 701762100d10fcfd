-- One Merkle tree (RFC 6962, 2.1) per municipality over its audit entries, built behind the writers' backs.

create table audit_tree (
    municipality    char(6) primary key,
    size            bigint  not null, -- leaves
    frontier        bytea   not null, -- roots of the full subtrees that make up the tree, largest first, 32 bytes each
    last_xact       xid8    not null, -- the last leaf's entry: where to go on
    last_id         bigint  not null,
    checkpoint_size bigint  not null default 0 -- of the last one that was signed and written outside
);

-- What was looked up is repeated here, so that no index for auditors slows the certificate path.
create table audit_leaf (
    municipality char(6)     not null,
    leaf_index   bigint      not null,
    entry_id     bigint      not null unique, -- no foreign key: a leaf outlives an entry that was deleted
    hash         bytea       not null,
    occurred_at  timestamptz not null,
    subject_tag  bytea,
    number       char(12),
    primary key (municipality, leaf_index)
);
create index audit_leaf_by_time on audit_leaf (municipality, occurred_at);
create index audit_leaf_of_subject on audit_leaf (subject_tag, municipality, leaf_index) where subject_tag is not null;
create index audit_leaf_of_certificate on audit_leaf (number, municipality, leaf_index) where number is not null;

-- The roots of full subtrees of 256 leaves, so that a proof needs few leaves.
create table audit_block (
    municipality char(6) not null,
    block_index  bigint  not null,
    hash         bytea   not null,
    primary key (municipality, block_index)
);

create trigger audit_leaf_append_only before update or delete or truncate on audit_leaf
    for each statement execute function append_only();
create trigger audit_block_append_only before update or delete or truncate on audit_block
    for each statement execute function append_only();

-- Trees are the owner's: the gateway reads leaves, to let auditors search, and nobody else anything.
revoke all on audit_tree, audit_leaf, audit_block from akashi_gateway;
grant select on audit_leaf to akashi_gateway;
alter table audit_tree enable row level security;
alter table audit_leaf enable row level security;
alter table audit_block enable row level security;
create policy auditors on audit_tree for select to akashi_gateway using (true);
create policy auditors on audit_leaf for select to akashi_gateway using (true);
create policy auditors on audit_block for select to akashi_gateway using (true);
