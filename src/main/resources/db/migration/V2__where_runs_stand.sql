alter table run add column made_updates bigint default 0 not null;
alter table run add column epoch_goal bigint default 9223372036854775807 not null; -- the epoch at whose end it pauses
