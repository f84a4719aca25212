"""More load than a server can take.

overload.py BENCH SERVER...   finds out how many MeterValues a second saturate SERVER (a command), has 6,000 stations owe
                              twice as many, tries more handshakes than there is room for, kills the server (SIGKILL)
                              while they still do, and counts what is in its database against every answer that its raw
                              frame log shows. BENCH: a copy of ../shared/bench with ocppload built.
"""
import collections
import concurrent.futures
import glob
import json
import sqlite3
import sys
import time

from bench import PORT, Load, Server, upgrade

STATIONS = 6000
SETTINGS = f"""
ocpp.server.max-connections = {STATIONS}
ocpp.raw-log {{ max-size = 1GiB, kept = 9 }}
"""


def handshake(number):
    """The status and the Retry-After that one more station gets."""
    connection, head, _ = upgrade(PORT, f"EXTRA_{number}")
    with connection:
        retry = [line.decode().strip() for line in head if line.startswith(b"Retry-After")]
        return " ".join([head[0][9:12].decode(), *retry])


def answered(folder):
    """How many MeterValues of each station and second were answered, by the raw frame log."""
    asked, answers = {}, collections.Counter()
    for path in sorted(glob.glob(folder + "/logs/ocpp_raw.log*"), reverse=True):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                _, station, direction, frame = line.split(" ", 3)
                call = (station, frame[4:40])
                if direction == "RX" and '","MeterValues",' in frame[:56]:
                    asked[call] = (station, frame.partition('"timestamp":"')[2][:19])
                elif direction == "TX" and frame.startswith("[3,") and call in asked:
                    answers[asked.pop(call)] += 1
    return answers


def stored(folder):
    return {(station, second): rows for station, second, rows in sqlite3.connect(folder + "/data/ocpp.db").execute(
        "select charge_point_id, substr(sampled_at, 1, 19), count(*) from meter_values group by 1, 2")}


def overloaded(load, server):
    """The highest of each gauge of so many looks, and what became of a hundred more handshakes at a full house, twenty at
    a time."""
    most, looks, tries = {}, 0, []
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        while load.is_alive():
            now = server.gauges()
            looks += 1
            most = {name: max(value, most.get(name, 0)) for name, value in now.items()}
            if now["ocpp_connections"] >= STATIONS and len(tries) < 100:
                tries += [pool.submit(handshake, number) for number in range(20)]
            time.sleep(0.2)
    return {"highest": most, "looks": looks, "one_more_handshake": collections.Counter(each.result() for each in tries)}


def main(bench, command):
    calls = ("--call", "metervalues", "--reps", 3)
    with Server(command, SETTINGS) as server:
        rate = 2 * Load(bench, server, "saturated", "steady", "--stations", 500, "--warmup", 35, "--seconds", 8,
                        *calls).figures()["calls_per_s"]
        twice = ("paced", "--stations", STATIONS, "--id-start", 10_000, "--interval", round(STATIONS / rate, 4), "--warmup",
                 4, "--seconds", 10, *calls)
        seen = overloaded(Load(bench, server, "twice", *twice), server)
        killed = Load(bench, server, "killed", *twice)
        while server.gauges()["ocpp_connections"] < STATIONS:
            time.sleep(1)
        time.sleep(5)
        server.kill()
        killed.process.terminate()
        answers, rows = answered(server.folder), stored(server.folder)
        lost = sum(max(0, number - rows.get(each, 0)) for each, number in answers.items())
        warnings = [line.partition("WARN")[2] for line in server.output().splitlines() if "WARN" in line]
        print(json.dumps({"label": "after", **seen, "answered": sum(answers.values()), "rows": sum(rows.values()),
                          "answered_and_not_stored": lost, "warnings": len(warnings),
                          "not_of_handshakes": [each for each in warnings
                                                if "EXTRA_" not in each and not each.startswith("ING")]}))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
