"""Records of charge points, written into the SQLite database of a server that does not run."""
import os
import sqlite3
import sys
import time

STATIONS = 500
AT = "strftime('%Y-%m-%dT%H:%M:%S.000Z', {}, 'unixepoch')"
REGISTER = "'Energy.Active.Import.Register'"


def rows(database, table, number, columns):
    """Numbers i from 0, each a row of these columns."""
    if number > 0:
        database.execute(
            f"with recursive k(i) as (select 0 union all select i + 1 from k where i < {number - 1})"
            f" insert into {table} ({', '.join(columns)}) select {', '.join(columns.values())} from k")


def fill(path, values):
    """A value each half second until now, of one station after the other; each second hundred of a station's values
    belongs to a transaction."""
    began = time.time()
    database = sqlite3.connect(path)
    for setting in ("journal_mode = off", "synchronous = off", "cache_size = -400000"):
        database.execute("pragma " + setting)
    indexes = database.execute("select name, sql from sqlite_master where type = 'index' and sql is not null").fetchall()
    for name, _ in indexes:
        database.execute("drop index " + name)
    start = int(began) - values // 2 - 60
    station = "printf('CP_%06d', 1 + i % 500)"
    of_transaction = f"case when i / {STATIONS} % 200 < 100 then i / {STATIONS * 200} * {STATIONS} + i % {STATIONS} + 1 end"

    def at(each):
        return AT.format(f"{start} + i * {each} / 2")

    rows(database, "charge_points", STATIONS, {
        "charge_point_id": station, "created_at": AT.format(start), "vendor": "'Vendor'", "model": "'Model'",
        "registration_status": "'Accepted'", "booted_at": AT.format(start), "last_seen_at": AT.format(start)})
    rows(database, "connectors", 2 * STATIONS, {
        "charge_point_id": station, "connector_id": f"i / {STATIONS}", "status": "'Available'",
        "error_code": "'NoError'", "occurred_at": AT.format(start), "received_at": AT.format(start)})
    rows(database, "meter_values", values, {
        "charge_point_id": station, "connector_id": "1", "transaction_id": of_transaction,
        "reported_transaction_id": of_transaction, "sampled_at": at(1), "received_at": at(1), "measurand": REGISTER,
        "location": "'Outlet'", "context": "'Sample.Periodic'", "format": "'Raw'", "value": "i", "unit": "'Wh'",
        "raw_value": "cast(i as text)", "raw_unit": "'Wh'", "message_hash": "i + 1"})
    transactions = -(-values // (STATIONS * 200)) * STATIONS
    of = f"{start} + ((i / {STATIONS}) * {STATIONS * 200} + i % {STATIONS}) / 2"
    rows(database, "transactions", transactions, {
        "transaction_id": "i + 1", "charge_point_id": station, "connector_id": "1", "id_tag": "'TAG-' || i % 1000",
        "id_tag_folded": "'tag-' || i % 1000", "id_tag_status": "'Accepted'", "started_at": AT.format(of),
        "start_received_at": AT.format(of), "meter_start": "0", "register_wh": "1000", "register_at": AT.format(of),
        "energy_wh": "1000", "flags": "''", "stopped_at": AT.format(of + " + 24000"),
        "stop_received_at": AT.format(of + " + 24000"), "meter_stop": "1000", "stop_reason": "'Local'"})
    database.execute("update row_counts set total = ? where name = 'transactions'", (transactions,))
    database.execute("update transaction_ids set last = ?", (transactions,))
    rows(database, "status_history", values // 10, {
        "charge_point_id": station, "connector_id": "1", "status": "'Available'", "error_code": "'NoError'",
        "occurred_at": at(10), "received_at": at(10), "flags": "''"})
    rows(database, "commands", values // 10, {
        "command_id": "printf('c%d', i)", "charge_point_id": station, "action": "'ClearCache'", "operator": "'anna'",
        "request": "'{}'", "state": "'Answered'", "response": "'{\"status\":\"Accepted\"}'", "sent_at": at(10),
        "ended_at": at(10)})
    rows(database, "audit", values // 10, {
        "recorded_at": at(10), "operator": "'anna'", "action": "'IdTagPut'", "subject": "'TAG-1'"})
    rows(database, "security_events", values // 100, {
        "charge_point_id": station, "type": "'SettingSystemTime'", "occurred_at": at(100), "received_at": at(100)})
    rows(database, "reservations", values // 100, {
        "charge_point_id": station, "reservation_id": f"1 + i / {STATIONS}", "connector_id": "1", "id_tag": "'TAG-1'",
        "expiry_date": at(100), "state": "'USED'", "requested_at": at(100), "changed_at": at(100)})
    rows(database, "id_tags", values // 100, {
        "id_tag": "'TAG-' || i", "id_tag_folded": "'tag-' || i", "blocked": "false", "changed_at": at(100)})
    for _, sql in indexes:
        database.execute(sql)
    database.commit()
    database.execute("pragma journal_mode = wal")
    database.close()
    print(f"{values} meter values in {time.time() - began:.0f} s, {os.path.getsize(path) >> 20} MiB", file=sys.stderr)


def equip(path, connectors, profiles):
    """Profiles of all connectors in turn, a stack level higher in each round; all were installed long ago."""
    database = sqlite3.connect(path)
    station = "printf('CP_%06d', 1 + i % 100)"
    ago = AT.format(int(time.time()) - 100_000)
    database.execute("delete from connectors where charge_point_id <= 'CP_000100'")
    rows(database, "connectors", 100 * (connectors + 1), {
        "charge_point_id": station, "connector_id": "i / 100", "status": "'Available'", "error_code": "'NoError'",
        "occurred_at": ago, "received_at": ago})
    period = "json_array(json_object('startPeriod', 0, 'limit', 16))"
    schedule = f"json_object('startSchedule', {ago}, 'chargingRateUnit', 'A', 'chargingSchedulePeriod', {period})"
    level = f"i / 100 / {connectors}"
    rows(database, "installed_profiles", 100 * profiles, {
        "charge_point_id": station, "charging_profile_id": "1 + i / 100", "connector_id": f"1 + i / 100 % {connectors}",
        "purpose": "'TxDefaultProfile'", "stack_level": level, "source": "'SetChargingProfile'", "installed_at": ago,
        "profile": f"json_object('chargingProfileId', 1 + i / 100, 'stackLevel', {level}, 'chargingProfilePurpose',"
                   f" 'TxDefaultProfile', 'chargingProfileKind', 'Absolute', 'chargingSchedule', {schedule})"})
    database.commit()
    database.close()
