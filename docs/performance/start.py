"""How long a start takes, from the start of the process to "Listening on".

start.py TIMES NAME=SERVER...   all servers in turn, so many times, on both cores, each in an empty folder; milliseconds.
                                SERVER: a command in quotation marks
"""
import json
import shlex
import sys

from bench import Server


def main(times, servers):
    found = {name: [] for name in servers}
    for _ in range(times):
        for name, command in servers.items():
            with Server(shlex.split(command), cores="0,1") as server:
                found[name].append(server.start_ms)
    for name, milliseconds in found.items():
        print(json.dumps({"label": name, "start_ms": milliseconds}))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(int(sys.argv[1]), dict(each.split("=", 1) for each in sys.argv[2:]))
