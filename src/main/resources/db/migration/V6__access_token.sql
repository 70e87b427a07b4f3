-- Keys that somebody made for programs; whoever has one acts for him.

create table access_token (
    hash varchar(64) not null primary key,   -- SHA-256 of the token
    owner varchar(64) not null,              -- SHA-256 of the owner's secret
    name varchar(60) not null,               -- what it is for; may be empty
    made timestamp with time zone not null,
    used timestamp with time zone not null   -- to a day
);
create index access_token_by_owner on access_token (owner);
create index access_token_by_use on access_token (used);

-- What was answered to requests that may be sent again.
create table repeatable_answer (
    owner varchar(64) not null,              -- SHA-256 of the owner's secret
    name varchar(64) not null,               -- SHA-256 of the key that the caller chose
    request varchar(64) not null,            -- SHA-256 of what was asked for
    status integer not null,                 -- 0: not answered yet
    location varchar(200) not null,
    body varchar(20000) not null,
    made timestamp with time zone not null,
    primary key (owner, name)
);
create index repeatable_answer_by_age on repeatable_answer (made);
