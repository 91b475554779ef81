"""A speech-dispatcher of our own, on a socket in a folder that is gone
afterwards, with sd_tingwen as its only module and sound that nobody hears."""
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

CONFIGURATION = """
LogLevel 3
CommunicationMethod "unix_socket"
AudioOutputMethod "libao"
AddModule "tingwen" "{module}" ""
DefaultModule tingwen
LanguageDefaultModule "zh-CN" "tingwen"
DefaultLanguage "zh-CN"
Timeout 0
"""


class Dispatcher:
    def __init__(self, module):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tingwen-speechd-"))
        self.socket = self.folder / "socket"
        (self.folder / "speechd.conf").write_text(
            CONFIGURATION.format(module=module))
        (self.folder / ".libao").write_text("default_driver=null\n")
        self.process = subprocess.Popen(
            ["speech-dispatcher", "-s", "-C", self.folder, "-S", self.socket,
             "-P", self.folder / "pid", "-L", self.folder],
            env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin",
                 "XDG_CONFIG_HOME": str(self.folder)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def connect(self):
        deadline = time.monotonic() + 30
        while True:
            if self.socket.exists():
                return Client(str(self.socket))
            if time.monotonic() > deadline:
                raise TimeoutError("speech-dispatcher does not start")
            time.sleep(0.05)

    def module_process(self):
        """The number of the module's process."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/"
                                f"{self.process.pid}/children").read_text()
        for child in children.split():
            if pathlib.Path(f"/proc/{child}/comm").read_text() == "sd_tingwen\n":
                return int(child)
        raise LookupError("sd_tingwen does not run")


class Client:
    """One connection that speaks SSIP and collects the server's events."""

    def __init__(self, path):
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.connect(path)
        self.file = self.connection.makefile("rb")
        self.events = []  # (message, kind, mark or None)
        self.command("SET self CLIENT_NAME test:test:main")
        self.command("SET self NOTIFICATION ALL on")

    def send(self, line):
        self.connection.sendall(line.encode() + b"\r\n")

    def answer(self):
        """The lines of the next answer; events before it are kept."""
        lines = []
        while True:
            line = self.file.readline().decode().rstrip("\r\n")
            if not line:
                raise EOFError("the server is gone")
            lines.append(line)
            if line[3] == "-":
                continue
            if not line.startswith("7"):
                return lines
            self.keep(lines)
            lines = []

    def keep(self, lines):
        values = [line[4:] for line in lines[:-1]]
        self.events.append((values[0], lines[-1][4:],
                            values[2] if len(values) > 2 else None))

    def close(self):
        self.send("QUIT")
        self.file.close()
        self.connection.close()

    def command(self, line):
        self.send(line)
        lines = self.answer()
        if not lines[-1].startswith("2"):
            raise RuntimeError(f"{line}: {lines[-1]}")
        return lines

    def say(self, text):
        """Queues a message; answers its number."""
        self.command("SPEAK")
        self.send(re.sub(r"(?m)^\.", "..", text) + "\r\n.")
        return self.answer()[0][4:]

    def wait(self, message, kind, seconds=60):
        """Waits for an event of a message and answers what came with it."""
        self.connection.settimeout(seconds)
        while True:
            for event in self.events:
                if event[0] == message and event[1] == kind:
                    self.connection.settimeout(None)
                    return event
            lines = [self.file.readline().decode().rstrip("\r\n")]
            while lines[-1][3] == "-":
                lines.append(self.file.readline().decode().rstrip("\r\n"))
            self.keep(lines)

    def kinds(self, message):
        return [kind for number, kind, _ in self.events if number == message]

    def marks(self, message):
        return [mark for number, kind, mark in self.events
                if number == message and kind == "INDEX MARK"]
