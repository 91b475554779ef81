#!/usr/bin/env python3
"""A watched folder: slow writers, renames, restarts by kill -9, folders that
vanish and come back, a clock that is set, two watchers, a service manager that
listens.
"""
import contextlib
import os
import shutil
import signal
import socket
import time

import batches

SETTLE = "0.3"


def watch(folder, *options, env=None):
    return batches.start("tingwen", "watch", folder / "in", "-o",
                         folder / "audio", "--settle", SETTLE, *options,
                         mark=folder, env=env)


@contextlib.contextmanager
def watching(folder, *options, env=None):
    process = watch(folder, *options, env=env)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        batches.expect(process.wait() == 0, f"exit code {process.returncode}")


def write(folder, number, name=None):
    path = folder / "in" / (name or f"{number:05}.txt")
    path.write_text(batches.article(number), "utf-8")
    return path


def wait_for(*paths):
    for path in paths:
        batches.wait_until(path.exists, f"there is no {path}")


def puts_away(folder):
    """Converted documents and bad ones go where they are to go."""
    done, failed = folder / "done", folder / "failed"
    write(folder, 1)
    (folder / "in" / "sub").mkdir()
    (folder / "in" / "sub" / "deep.txt").write_text(batches.article(2))
    (folder / "in" / "empty.txt").write_bytes(b"")
    with watching(folder, "--done", done, "--failed", failed):
        wait_for(done / "00001.txt", done / "sub" / "deep.txt",
                 failed / "empty.txt.reason.txt")
        write(folder, 3)
        wait_for(done / "00003.txt")
        # A second of the same name doesn't push the first out.
        write(folder, 4, "00003.txt")
        batches.wait_until(lambda: len(list(done.glob("00003*"))) == 2,
                           "the second document of a name is not put away")
    reason = (failed / "empty.txt.reason.txt").read_text()
    batches.expect("The file is empty" in reason, reason)
    batches.expect(not list((folder / "in").glob("*.txt")), "left behind")


def waits_for_writers(folder):
    """A file that is written slowly is converted once, and whole."""
    with watching(folder):
        with open(folder / "in" / "slow.txt", "w", encoding="utf-8") as file:
            for number in range(6):
                file.write(batches.article(number))
                file.flush()
                time.sleep(0.2)
            batches.expect(not (folder / "audio" / "slow.wav").exists(),
                           "converted before it was written")
        wait_for(folder / "audio" / "slow.wav")
    whole = batches.run("tingwen", "convert", folder / "in" / "slow.txt", "-o",
                        folder / "whole.wav")
    batches.expect(whole.returncode == 0, whole.stderr)
    batches.expect(batches.digest(folder / "whole.wav") == batches.digest(
        folder / "audio" / "slow.wav"), "not the whole document")


def survives(folder):
    """kill -9 and a restart, renames, removed folders, times of files."""
    process = watch(folder)
    for number in range(6):
        write(folder, number)
    wait_for(folder / "audio" / "00000.wav")
    process.send_signal(signal.SIGKILL)
    process.wait()
    batches.wait_until(lambda: not batches.started_in(folder), "orphans", 10)
    late = write(folder, 6)
    os.utime(late, (4e9, 4e9))
    os.utime(write(folder, 7), (1, 1))
    with watching(folder):
        wait_for(*(folder / "audio" / f"{n:05}.wav" for n in range(8)))
        (folder / "in" / "00007.txt").rename(folder / "in" / "renamed.txt")
        wait_for(folder / "audio" / "renamed.wav")
        # The watched folder goes and comes back.
        (folder / "in").rename(folder / "gone")
        time.sleep(1.5)
        (folder / "in").mkdir()
        write(folder, 8)
        wait_for(folder / "audio" / "00008.wav")
        # So does the output folder.
        shutil.rmtree(folder / "audio", ignore_errors=True)
        shutil.rmtree(folder / "audio", ignore_errors=True)
        wait_for(folder / "audio" / "00008.wav")
        write(folder, 9)
        wait_for(folder / "audio" / "00009.wav")
    batches.expect_journal(folder / "audio", {"done": 2})


def only_one(folder):
    with watching(folder, "--metrics", folder / "metrics.prom"):
        write(folder, 1)
        wait_for(folder / "audio" / "00001.wav")
        second = batches.run("tingwen", "watch", folder / "in", "-o",
                             folder / "other")
        batches.expect(second.returncode == 4, second.stderr)
        batches.expect("Another tingwen watches" in second.stderr,
                       second.stderr)
        batches.wait_until(
            lambda: 'tingwen_documents_total{state="done"} 1'
            in (folder / "metrics.prom").read_text(), "no metrics", 20)
    same = batches.run("tingwen", "watch", folder / "in", "-o", folder / "in")
    batches.expect(same.returncode == 2, same.stderr)


def tells_systemd(folder):
    """Readiness, signs of life and the end, as sd_notify(3) sends them."""
    path = str(folder / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(path)
        listener.settimeout(30)
        heard = ""
        with watching(folder, env={"NOTIFY_SOCKET": path,
                                   "WATCHDOG_USEC": "60000000"}):
            while "READY=1" not in heard or "WATCHDOG=1" not in heard:
                heard += listener.recv(4096).decode() + "\n"
        while "STOPPING=1" not in heard:
            heard += listener.recv(4096).decode() + "\n"


def main():
    for test in (puts_away, waits_for_writers, survives, only_one,
                 tells_systemd):
        with batches.workspace() as folder:
            (folder / "in").mkdir()
            test(folder)
            print(f"{test.__name__}: passed")


if __name__ == "__main__":
    main()
