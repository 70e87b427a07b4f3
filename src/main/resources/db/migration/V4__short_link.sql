-- A short link leads to content that is named by its SHA-256, of which the id is the beginning.

create table short_link (
    id varchar(16) not null primary key,
    sha256 varchar(64) not null,
    owner varchar(64) not null,              -- SHA-256 of the owner's secret
    made timestamp with time zone not null,
    opened timestamp with time zone not null
);
create index short_link_by_owner on short_link (owner, made);
create index short_link_by_opening on short_link (opened);
