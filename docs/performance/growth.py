"""How cost and answers grow with what is connected and stored.

growth.py connect BENCH SERVER...    1,000 to 19,000 connections, which together send 1,000 MeterValues a second
growth.py values BENCH SERVER...     10,000 to 10,000,000 stored meter values, and what comes with them
growth.py stations BENCH SERVER...   1 and 64 connectors, none and 1,000 charging profiles for each of 100 stations

Each in a new server on core 0; DUMP_STATE and the routes in milliseconds, the best of nine. SERVER: a command. BENCH: a
copy of ../shared/bench with ocppload built.
"""
import json
import os
import shutil
import struct
import sys
import tempfile
import time
import urllib.request

from bench import OPERATOR, PORT, Load, Server, upgrade
from records import STATIONS, equip, fill

ROUTES = (
    "charge-points", "charge-points?connected=false&status=Available&q=cp_0000", "charge-points/CP_000007",
    "charge-points?limit=500", "charge-points/CP_000007/frames", "charge-points/CP_000007/events",
    "charge-points/CP_000007/composite-schedule?connectorId=1",
    "transactions", "transactions?status=active", "transactions?status=finished", "transactions?chargePointId=CP_000007",
    "transactions?idTag=TAG-7", "transactions?from=2000-01-01T00:00:00Z", "transactions/7/meter-values",
    "commands", "commands?chargePointId=CP_000007", "audit", "id-tags", "id-tags?q=g-7", "reservations",
    "reservations?chargePointId=CP_000007", "charging-profiles", "totals", "state")


def timed(act, times=9):
    best = None
    for _ in range(times):
        began = time.perf_counter()
        answer = act()
        took = (time.perf_counter() - began) * 1000
        best = took if best is None else min(best, took)
    return round(best, 1), answer


def dump(port):
    """What DUMP_STATE answers, on a connection of its own."""
    connection, _, stream = upgrade(port, "PROBE")
    with connection:
        connection.sendall(bytes((0x81, 0x80 | 10, 0, 0, 0, 0)) + b"DUMP_STATE")
        length = stream.read(2)[1] & 127
        if length > 125:
            form, size = (">H", 2) if length == 126 else (">Q", 8)
            length = struct.unpack(form, stream.read(size))[0]
        return stream.read(length)


def probe(port, operator):
    figures = {}
    figures["DUMP_STATE"], state = timed(lambda: dump(port), 3)
    figures["DUMP_STATE bytes"] = len(state)
    for route in ROUTES:
        def get(path=route):
            with urllib.request.urlopen(f"http://127.0.0.1:{operator}/api/v1/{path}", timeout=60) as answer:
                return answer.read()
        figures[route], _ = timed(get)
    return figures


def empty(folder, command):
    """The path of a database that a server has made and nobody has used."""
    path = os.path.join(folder, "empty.db")
    with Server(command) as server:
        server.stop()
        shutil.copy(server.database, path)
    return path


def connect(bench, command):
    """With 1,000,000 stored meter values of 500 of them."""
    with tempfile.TemporaryDirectory() as folder:
        base = empty(folder, command)
        fill(base, 1_000_000)
        for stations in (1_000, 10_000, 19_000):
            connected(bench, command, shutil.copy(base, os.path.join(folder, "filled.db")), stations)


def connected(bench, command, database, stations):
    label = f"connect/{stations}"
    with Server(command, database=database) as server:
        Load(bench, server, label, "hold", "--stations", stations, "--settle", 20).join()
        Load(bench, server, label, "paced", "--call", "metervalues", "--stations", stations, "--interval",
             stations / 1000, "--warmup", 20, "--seconds", 8, "--reps", 3).join()
        held = Load(bench, server, label, "hold", "--stations", stations, "--settle", 40)
        while server.gauges()["ocpp_connections"] < stations:
            time.sleep(1)
        print(json.dumps({"label": label, "mode": "probe", **probe(PORT, OPERATOR)}), flush=True)
        held.process.kill()


def measure(bench, command, database, label, stations):
    """With a database that belongs to the server from then on."""
    with Server(command, database=database) as server:
        for _ in range(3):
            probe(PORT, OPERATOR)
        figures = {"start ms": server.start_ms, **probe(PORT, OPERATOR)}
        print(json.dumps({"label": label, "mode": "probe", **figures}), flush=True)
        for call, warmup in (("metervalues", 30), ("session", 20)):
            Load(bench, server, f"{label}/{call}", "steady", "--call", call, "--stations", stations, "--warmup", warmup,
                 "--seconds", 8, "--reps", 3).join()


def values(bench, command):
    with tempfile.TemporaryDirectory() as folder:
        base = empty(folder, command)
        for number in (10_000, 100_000, 1_000_000, 10_000_000):
            database = shutil.copy(base, os.path.join(folder, f"{number}.db"))
            fill(database, number)
            measure(bench, command, database, f"values/{number}", STATIONS)


def stations(bench, command):
    with tempfile.TemporaryDirectory() as folder:
        base = empty(folder, command)
        fill(base, 10_000)
        for connectors, profiles in ((1, 0), (64, 0), (1, 1_000), (64, 1_000)):
            database = shutil.copy(base, os.path.join(folder, "equipped.db"))
            equip(database, connectors, profiles)
            measure(bench, command, database, f"connectors {connectors}, profiles {profiles}", 100)


COURSES = {"connect": connect, "values": values, "stations": stations}

if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in COURSES:
        sys.exit(__doc__)
    COURSES[sys.argv[1]](sys.argv[2], sys.argv[3:])
