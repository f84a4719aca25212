-- Times named received_at are times of arrival, in UTC; others are those the station gave. Energies are in Wh.
-- log_key: grows from row to row while any row is left, and costs SQLite less than key, which never comes again.
-- The tables of a charge point name it by its identity, so that each can be read without a join.

create table charge_points (
  id ${key},
  charge_point_id text not null unique,
  created_at ${time} not null,
  vendor text,
  model text,
  serial_number text,
  charge_box_serial_number text,
  firmware_version text,
  iccid text,
  imsi text,
  meter_type text,
  meter_serial_number text,
  registration_status text,
  approval text,
  heartbeat_interval integer,
  booted_at ${time},
  last_seen_at ${time},
  connected_to text,
  connected_at ${time},
  disconnected_at ${time},
  remote_address text,
  last_meter_wh double precision,
  last_reservation_id integer not null default 0,
  last_request_id integer not null default 0,
  last_list_version integer not null default 0,
  list_version integer,
  note text
);

create table connectors (
  charge_point_id text not null,
  connector_id integer not null,
  status text,
  error_code text,
  info text,
  vendor_id text,
  vendor_error_code text,
  occurred_at ${time},
  received_at ${time},
  availability text,
  availability_scheduled boolean not null default false,
  primary key (charge_point_id, connector_id)
);
create index connectors_by_status on connectors (status, charge_point_id);

create table status_history (
  id ${log_key},
  charge_point_id text not null,
  connector_id integer not null,
  status text not null,
  error_code text not null,
  info text,
  vendor_id text,
  vendor_error_code text,
  occurred_at ${time} not null,
  received_at ${time} not null,
  flags text not null
);
create index status_history_by_station on status_history (charge_point_id, id);

-- detached: the station was removed after it; a station that comes back under the same identity does not know it.
create table transactions (
  transaction_id integer primary key,
  charge_point_id text not null,
  connector_id integer not null,
  id_tag text not null,
  id_tag_folded text not null,
  parent_id_tag text,
  id_tag_status text not null,
  started_at ${time} not null,
  start_received_at ${time} not null,
  meter_start integer not null,
  reservation_id integer,
  register_wh double precision not null,
  register_at ${time} not null,
  energy_wh double precision not null,
  flags text not null,
  superseded_by integer,
  stopped_at ${time},
  stop_received_at ${time},
  meter_stop integer,
  stop_reason text,
  stop_id_tag text,
  reported_transaction_id integer,
  closed_by text,
  note text,
  detached boolean not null default false
);
create index transactions_by_start on transactions (started_at, transaction_id);
create index transactions_by_station on transactions (charge_point_id, started_at, transaction_id);
create index transactions_by_tag on transactions (id_tag_folded, started_at, transaction_id);
create index transactions_by_stop on transactions (stop_received_at) where stop_received_at is not null;
create index transactions_by_station_stop on transactions (charge_point_id, stop_received_at, transaction_id);
create index transactions_open on transactions (started_at, transaction_id) where stopped_at is null;
create index transactions_open_by_tag on transactions (id_tag_folded) where stopped_at is null;

-- Stops that ended nothing: repeated ones, and those of transactions that are not known.
create table unmatched_stops (
  id ${key},
  charge_point_id text not null,
  transaction_id integer not null,
  stopped_at ${time} not null,
  received_at ${time} not null,
  meter_stop integer not null,
  reason text not null,
  id_tag text,
  repeated boolean not null
);
create index unmatched_stops_by_station on unmatched_stops (charge_point_id, id);

-- value and unit are normalised; raw_value and raw_unit are as the station sent them.
create table meter_values (
  id ${log_key},
  charge_point_id text not null,
  connector_id integer not null,
  transaction_id integer,
  reported_transaction_id integer,
  sampled_at ${time} not null,
  received_at ${time} not null,
  measurand text not null,
  phase text,
  location text not null,
  context text not null,
  format text not null,
  value double precision,
  unit text,
  raw_value text not null,
  raw_unit text
);
create index meter_values_by_transaction on meter_values (transaction_id, sampled_at, id)
  where transaction_id is not null;
create index meter_values_without_transaction on meter_values (charge_point_id, id) where transaction_id is null;

create table id_tags (
  id ${key},
  id_tag text not null,
  id_tag_folded text not null unique,
  parent_id_tag text,
  expiry_date ${time},
  blocked boolean not null,
  max_active_transactions integer,
  note text,
  changed_at ${time} not null
);

create table reservations (
  id ${key},
  charge_point_id text not null,
  reservation_id integer not null,
  connector_id integer not null,
  id_tag text not null,
  parent_id_tag text,
  expiry_date ${time} not null,
  state text not null,
  answer text,
  transaction_id integer,
  requested_at ${time} not null,
  changed_at ${time} not null,
  unique (charge_point_id, reservation_id)
);
create index reservations_by_station on reservations (charge_point_id, id);

create table charging_profile_templates (
  id ${key},
  charging_profile_id integer not null unique,
  description text,
  profile text not null,
  changed_at ${time} not null
);

create table installed_profiles (
  charge_point_id text not null,
  charging_profile_id integer not null,
  connector_id integer not null,
  purpose text not null,
  stack_level integer not null,
  transaction_id integer,
  profile text not null,
  source text not null,
  installed_at ${time} not null,
  primary key (charge_point_id, charging_profile_id)
);

create table remote_start_profiles (
  id ${key},
  charge_point_id text not null,
  connector_id integer,
  id_tag text not null,
  charging_profile_id integer not null,
  profile text not null,
  accepted_at ${time} not null
);
create index remote_start_profiles_by_station on remote_start_profiles (charge_point_id, id);

create table local_list_entries (
  charge_point_id text not null,
  id_tag_folded text not null,
  id_tag text not null,
  status text not null,
  expiry_date ${time},
  parent_id_tag text,
  primary key (charge_point_id, id_tag_folded)
);

create table configuration_keys (
  charge_point_id text not null,
  key_folded text not null,
  key text not null,
  value text,
  readonly boolean,
  reboot_required boolean not null,
  changed_at ${time} not null,
  primary key (charge_point_id, key_folded)
);

create table jobs (
  id ${key},
  charge_point_id text not null,
  kind text not null,
  command_id text,
  request_id integer,
  location text,
  file_name text,
  status text,
  started_at ${time} not null,
  changed_at ${time} not null
);
create index jobs_by_station on jobs (charge_point_id, kind, id);

create table security_events (
  id ${key},
  charge_point_id text not null,
  type text not null,
  occurred_at ${time} not null,
  received_at ${time} not null,
  tech_info text
);
create index security_events_by_station on security_events (charge_point_id, id);

-- certificate: PEM where we sent it; the hashes where the station told them.
create table certificates (
  id ${key},
  charge_point_id text not null,
  certificate_use text,
  certificate text,
  hash_algorithm text,
  issuer_name_hash text,
  issuer_key_hash text,
  serial_number text,
  recorded_at ${time} not null
);
create index certificates_by_station on certificates (charge_point_id, id);

create table certificate_requests (
  id ${key},
  charge_point_id text not null,
  csr text,
  requested_at ${time},
  certificate_chain text,
  signed_at ${time}
);
create index certificate_requests_by_station on certificate_requests (charge_point_id, id);

create table commands (
  id ${key},
  command_id text not null unique,
  charge_point_id text not null,
  action text not null,
  operator text not null,
  request text not null,
  state text not null,
  response text,
  error_code text,
  error_description text,
  error_details text,
  sent_at ${time} not null,
  ended_at ${time}
);
create index commands_by_station on commands (charge_point_id, id);

create table triggered_messages (
  id ${key},
  charge_point_id text not null,
  action text not null,
  triggered_at ${time} not null
);
create index triggered_messages_by_station on triggered_messages (charge_point_id, id);

create table audit (
  id ${key},
  recorded_at ${time} not null,
  operator text not null,
  action text not null,
  charge_point_id text,
  subject text,
  detail text
);
create index audit_by_station on audit (charge_point_id, id) where charge_point_id is not null;

create table answered_messages (
  id ${log_key},
  charge_point_id text not null,
  message_id text not null,
  action text not null,
  fingerprint bigint not null,
  transaction_id integer,
  id_tag_status text,
  id_tag_parent text,
  id_tag_expiry ${time},
  answered_at ${time} not null
);
create index answered_messages_by_station on answered_messages (charge_point_id, id);

-- How often each rule of lenient mode mended a message of a station.
create table repairs (
  charge_point_id text not null,
  rule text not null,
  total integer not null,
  last_at ${time} not null,
  primary key (charge_point_id, rule)
);

-- Messages about transactions that were not valid and were mended, as they came.
create table kept_messages (
  id ${key},
  charge_point_id text not null,
  message_id text not null,
  action text not null,
  payload text not null,
  repairs text not null,
  transaction_id integer,
  received_at ${time} not null
);
create index kept_messages_by_station on kept_messages (charge_point_id, id);

create table transaction_ids (last integer not null);
insert into transaction_ids values (0);

create table row_counts (name text primary key, total bigint not null);
insert into row_counts values ('transactions', 0);
