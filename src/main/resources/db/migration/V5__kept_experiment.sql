-- What somebody made and ran, each experiment once, and how it went last.

create table kept_experiment (
    owner varchar(64) not null,              -- SHA-256 of the owner's secret
    id varchar(64) not null,                 -- SHA-256 of the experiment's canonical JSON
    experiment varchar(100000) not null,     -- that JSON, without its data where they are kept apart
    data varchar(64) not null,               -- SHA-256 of the JSON of its data; empty: they are within
    data_bytes integer not null,             -- of those that are kept apart
    name varchar(100) not null,              -- empty: it has none
    topic varchar(60) not null,              -- data set or surface
    surface boolean not null,
    layers varchar(300) not null,
    kinds varchar(300) not null,
    optimizer varchar(60) not null,
    rate double precision not null,
    run varchar(60) not null,                -- that was heard of last
    status varchar(20) not null,
    edits integer not null,
    updates bigint not null,
    epoch double precision not null,
    train_loss double precision not null,
    test_loss double precision not null,
    curve bytea not null,
    made timestamp with time zone not null,
    ran timestamp with time zone not null,
    seen timestamp with time zone not null,  -- last sign of life of the owner
    removed timestamp with time zone,        -- gone for its owner, who may still change his mind
    primary key (owner, id)
);
create index kept_experiment_by_data on kept_experiment (data);
create index kept_experiment_by_sight on kept_experiment (seen);
create index kept_experiment_by_removal on kept_experiment (removed);

-- Content that experiments refer to; what is used no more goes a while after it was put last.
create table kept_data (
    sha256 varchar(64) not null primary key,
    used timestamp with time zone not null
);
create index kept_data_by_use on kept_data (used);
