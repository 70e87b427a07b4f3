-- Who is in the cluster, and who may go on where it falls in two.

create table cluster_member (
    address varchar(300) not null primary key,
    seen timestamp with time zone not null
);

create table cluster_lease (
    name varchar(200) not null primary key,
    owner varchar(300) not null,
    term bigint not null,                    -- only who knows it may renew
    held_until timestamp with time zone not null
);
insert into cluster_lease (name, owner, term, held_until) values ('founding', '', 0, current_timestamp);
