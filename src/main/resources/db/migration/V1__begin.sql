-- Runs unchanged on H2 (in its mode for PostgreSQL) and on PostgreSQL. H2 takes at most 1,048,576 bytes or characters in
-- a column: what may be longer is cut into parts.

create table content_part (
    sha256 varchar(64) not null,
    part integer not null,
    bytes bytea not null,
    primary key (sha256, part)
);

create table secret (
    name varchar(40) not null,
    number integer not null,
    bytes bytea not null,
    made timestamp with time zone not null,
    primary key (name, number)
);

create table run (
    id varchar(22) not null primary key,
    owner varchar(64) not null,              -- SHA-256 of the owner's secret
    pace double precision not null,          -- updates a second, 0 is as fast as possible
    status varchar(20) not null,
    incarnation integer not null,
    followed_tensor varchar(200) not null,   -- empty: no weight is followed
    followed_row integer not null,
    followed_column integer not null,
    epoch bigint not null,                   -- only who knows it may write
    checkpoint_update bigint,
    checkpoint_at timestamp with time zone,
    created timestamp with time zone not null,
    used timestamp with time zone not null
);
create index run_by_owner on run (owner);
create index run_by_status on run (status);
create index run_by_use on run (used);

-- Entry 0 is the experiment at update 0, the others are the edits.
create table run_recording (
    run_id varchar(22) not null references run (id) on delete cascade,
    entry integer not null,
    part integer not null,
    at_update bigint not null,
    path varchar(500) not null,
    json varchar not null,
    primary key (run_id, entry, part)
);

create table run_checkpoint_part (
    run_id varchar(22) not null references run (id) on delete cascade,
    part integer not null,
    bytes bytea not null,
    primary key (run_id, part)
);
