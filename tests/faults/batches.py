"""What the tests of faults share: folders of small articles, bad documents
among them, and looks at what a batch left behind.

Each test is a script tests/faults/*_test.py, run by ctest as faults.NAME with
the built programs on its PATH. Most take larger numbers by hand, such as

    PATH=$PWD/build/release/bin:$PATH tests/faults/kill_test.py --rounds 50
"""
import contextlib
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PLACES = "东西南北中上下新老大"
THINGS = ["会议", "集市", "公园", "图书馆", "学校", "医院", "车站", "码头"]
DONE = ["召开", "开放", "完工", "扩建", "更名", "庆祝", "搬迁", "整修"]


def article(number):
    """A short article, no two the same."""
    place = "".join(PLACES[int(digit)] for digit in str(number))
    thing = THINGS[number % len(THINGS)]
    done = DONE[number // len(THINGS) % len(DONE)]
    return f"{place}市{thing}{done}。\n"


def write_articles(folder, count):
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(article(number), "utf-8")


# Kinds of bad documents: name, its bytes, and the fault that its worker meets.
def bad_documents():
    return [
        ("empty", b"", None),
        ("spaces", " \n\u3000\t\n".encode(), None),
        ("binary", pathlib.Path("/bin/ls").read_bytes()[:65536], None),
        ("huge", "很长的话".encode() * 6_000_000, None),
        ("garbled", bytes(random.Random(7).choices(range(128, 256), k=4096)),
         None),
        ("crash", "工作进程会崩溃。".encode(), "crash"),
        ("hang", "工作进程会停住。".encode(), "hang"),
        ("memory", "内存会用尽。".encode(), "memory"),
        ("engine-crash", "语音引擎会崩溃。".encode(), "engine-crash"),
        ("engine-hang", "语音引擎会停住。".encode(), "engine-hang"),
    ]


def write_bad_documents(folder, count):
    """Writes `count` bad documents of all kinds in turn. Answers their names
    and the value of TINGWEN_WORKER_FAULT that makes them bad."""
    names, faults = [], []
    kinds = bad_documents()
    for number in range(count):
        kind, content, fault = kinds[number % len(kinds)]
        name = f"bad-{kind}-{number:03}"
        (folder / f"{name}.txt").write_bytes(content)
        names.append(name)
        if fault:
            faults.append(f"{fault}={name}.")
    return names, ",".join(faults)


def run(*command, env=None, **options):
    return subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}, **options)


def batch(*arguments, env=None, **options):
    return run("tingwen", "batch", *arguments, env=env, **options)


def start(*command, mark, env=None, **options):
    """A command in the background, as the leader of a group of processes.
    started_in(mark) finds it and what it starts."""
    return subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TINGWEN_TEST": str(mark),
             **(env or {})}, **options)


def started_in(mark):
    """The living processes that carry a mark in their environment."""
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            marked = f"TINGWEN_TEST={mark}\0".encode()
            if marked in (process / "environ").read_bytes() + b"\0":
                found.append(int(process.name))
    return found


def children(process):
    """The processes that a process has started."""
    found = []
    with contextlib.suppress(OSError):
        for task in pathlib.Path(f"/proc/{process}/task").iterdir():
            found += (task / "children").read_text().split()
    return [int(child) for child in found]


def kill(process):
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def expected_outputs(folder, scratch, count):
    """What single conversions give: name -> hash. One command converts them
    one after another."""
    scratch.mkdir()
    files = sorted(folder.glob("[0-9]*.txt"))[:count]
    done = run("tingwen", "convert", *files, "-o", scratch, "--to", "wav",
               "--progress", "none")
    expect(done.returncode == 0, done.stderr)
    return {path.stem: digest(path) for path in scratch.glob("*.wav")}


def expect(condition, message):
    if not condition:
        sys.exit(f"FAILED: {message}")


def expect_outputs(output, expected):
    """All outputs are there, whole, and nothing else is."""
    found = {path.stem: digest(path) for path in output.rglob("*.wav")}
    missing = sorted(expected.keys() - found.keys())
    expect(not missing, f"missing: {missing[:5]}")
    wrong = [name for name in expected if expected[name] != found[name]]
    expect(not wrong, f"other bytes than a single conversion: {wrong[:5]}")
    more = sorted(found.keys() - expected.keys())
    expect(not more, f"not expected: {more[:5]}")
    others = [path for path in output.rglob("*")
              if path.is_file() and path.suffix != ".wav"
              and ".tingwen" not in path.parts]
    expect(not others, f"left behind: {others[:5]}")


def expect_journal(output, states):
    """The journal is whole and holds so many documents in each state."""
    journal = output / ".tingwen" / "journal.sqlite"
    with contextlib.closing(sqlite3.connect(journal)) as database:
        check = database.execute("PRAGMA integrity_check").fetchone()[0]
        expect(check == "ok", f"the journal is damaged: {check}")
        found = dict(database.execute(
            "SELECT state, count(*) FROM jobs GROUP BY state"))
    expect(found == states, f"the journal holds {found}, not {states}")


def summary(path):
    return json.loads(path.read_text("utf-8"))


@contextlib.contextmanager
def workspace():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tingwen-faults-"))
    try:
        yield folder
    finally:
        run("chmod", "-R", "u+w", folder)
        shutil.rmtree(folder, ignore_errors=True)


def wait_until(condition, message, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        expect(time.monotonic() < end, f"not in {seconds} s: {message}")
        time.sleep(0.02)
