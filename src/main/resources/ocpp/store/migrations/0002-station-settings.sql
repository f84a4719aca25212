-- validation: strict or lenient, null for the setting of the server.
alter table charge_points add column validation text;

-- Secrets that stations show when they connect: SHA-256 of salt and secret, both as hex. kind: Current; Offered was sent
-- to the station and not confirmed.
create table credentials (
  charge_point_id text not null,
  kind text not null,
  salt text not null,
  hash text not null,
  changed_at ${time} not null,
  primary key (charge_point_id, kind)
);
