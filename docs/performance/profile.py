"""Where the CPU time of a call goes.

profile.py BENCH SERVER...   500 stations in a closed loop with Heartbeat, then with MeterValues: microseconds of a call by
                             owner, those of the virtual machine's own threads by /proc, all others by samples of JFR.
                             SERVER: a command of JDK 25. BENCH: a copy of ../shared/bench with ocppload built.
"""
import glob
import os
import subprocess
import sys
import time

from bench import Load, Server

SECONDS = 14
OWN = {"C1": "just-in-time compiler", "C2": "just-in-time compiler", "G1": "collector", "GC": "collector"}
TICKS = os.sysconf("SC_CLK_TCK")


def machine_seconds(process):
    """CPU seconds of the virtual machine's own threads so far."""
    seconds = {}
    for folder in glob.glob(f"/proc/{process}/task/*"):
        with open(folder + "/stat", encoding="utf-8") as file:
            name, _, rest = file.read().partition("(")[2].rpartition(")")
        owner = OWN.get(name[:2])
        if owner:
            user, system = rest.split()[11:13]
            seconds[owner] = seconds.get(owner, 0) + (int(user) + int(system)) / TICKS
    return seconds


def profiled(bench, java, server, call, warmup):
    load = Load(bench, server, f"profiled/{call}", "steady", "--stations", 500, "--call", call, "--warmup", warmup,
                "--seconds", 8, "--reps", 2)
    time.sleep(warmup + 3)
    recording = f"{server.folder}/{call}.jfr"
    before = machine_seconds(server.process.pid)
    subprocess.run([os.path.join(os.path.dirname(java), "jcmd"), str(server.process.pid), "JFR.start", "settings=profile",
                    f"name={call}", f"filename={recording}", f"duration={SECONDS}s", "jdk.CPUTimeSample#enabled=true",
                    "jdk.CPUTimeSample#throttle=5ms"], check=True, stdout=subprocess.DEVNULL)
    time.sleep(SECONDS)
    after = machine_seconds(server.process.pid)
    figures = load.figures()
    calls = figures["calls_per_s"] * SECONDS
    own = {name: (seconds - before.get(name, 0)) * 1e6 / calls for name, seconds in after.items()}
    print(f"{call}: {figures['cpu_ms_per_1k']} in all")
    for name, micros in own.items():
        print(f"{micros:6.2f}  {name}")
    others = figures["cpu_ms_per_1k"] - sum(own.values())
    subprocess.run([java, os.path.join(os.path.dirname(__file__), "Owners.java"), recording, str(others)], check=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with Server(sys.argv[2:]) as running:
        profiled(sys.argv[1], sys.argv[2], running, "heartbeat", 35)
        profiled(sys.argv[1], sys.argv[2], running, "metervalues", 25)
        profiled(sys.argv[1], sys.argv[2], running, "session", 25)
