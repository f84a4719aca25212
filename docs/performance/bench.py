"""A server in an empty folder, on core 0 where nothing else is said, and the load generator of ../shared/bench on core 1."""
import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

PORT, OPERATOR = 9400, 9401
GAUGES = ("ocpp_connections", "ocpp_store_waiting_writes", "jvm_memory_heap_used_bytes")


def upgrade(port, station):
    """A connection on which a station has asked for its WebSocket: the socket, the head of the answer, what follows."""
    connection = socket.create_connection(("127.0.0.1", port), 30)
    key = base64.b64encode(os.urandom(16)).decode()
    connection.sendall((
        f"GET /{station} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n").encode())
    stream = connection.makefile("rb")
    return connection, list(iter(stream.readline, b"\r\n")), stream


class Server:
    """Started with these settings, a database that is moved to it or a new one; killed (SIGKILL) at the end of a with
    block, its folder removed."""

    def __init__(self, command, settings="", database=None, cores="0"):
        self.folder = tempfile.mkdtemp()
        self.database = self.folder + "/data/ocpp.db"
        if database:
            os.mkdir(self.folder + "/data")
            shutil.move(database, self.database)
        with open(self.folder + "/bench.conf", "w", encoding="utf-8") as file:
            file.write("ocpp.log.compact = off\n" + settings)
        surroundings = {**os.environ, "APP_PORT": str(PORT), "APP_OPERATOR_PORT": str(OPERATOR),
                        "OTEL_SDK_DISABLED": "true"}
        self.log = self.folder + "/out.log"
        began = time.monotonic()
        with open(self.log, "w", encoding="utf-8") as out:
            self.process = subprocess.Popen(["taskset", "-c", cores, *command, "--config=bench.conf"], cwd=self.folder,
                                            stdout=out, stderr=out, env=surroundings)
        while "Listening on" not in self.output():
            if self.process.poll() is not None:
                raise SystemExit("the server ended:\n" + self.output())
            time.sleep(0.01)
        self.start_ms = round((time.monotonic() - began) * 1000)

    def output(self):
        with open(self.log, encoding="utf-8") as file:
            return file.read()

    def gauges(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{OPERATOR}/metrics", timeout=60) as answer:
            lines = [line.rpartition(" ") for line in answer.read().decode().splitlines()]
        return {name: float(value) for name, _, value in lines if name in GAUGES}

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder)


class Load(threading.Thread):
    """A run of the generator; its JSON line is printed under a label and kept."""

    def __init__(self, bench, server, label, *options):
        super().__init__()
        command = ["taskset", "-c", "1", "java", "-XX:+UseSerialGC", "-Xmx1g", "-jar",
                   os.path.abspath(bench) + "/ocppload/target/ocppload.jar", *map(str, options),
                   "--url", f"ws://127.0.0.1:{PORT}/", "--pid", str(server.process.pid), "--label", label]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.start()

    def run(self):
        lines = self.process.communicate()[0].splitlines()
        if lines:
            print(lines[-1], flush=True)
            self.line = json.loads(lines[-1])

    def figures(self):
        self.join()
        return self.line
