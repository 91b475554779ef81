#!/usr/bin/env python3
"""Output folders that are full, read-only, removed in the middle, or wanted by
two batches at once: a clear error, no partial file, and the same command goes
on when all is well again.
"""
import os
import shutil
import signal
import subprocess

import batches

DOCUMENTS = 12


def finish(news, audio, folder):
    """The same command, when all is well again."""
    last = batches.batch(news, "-o", audio)
    batches.expect(last.returncode == 0, last.stderr)
    expected = batches.expected_outputs(news, folder / "single", DOCUMENTS)
    batches.expect_outputs(audio, expected)
    batches.expect_journal(audio, {"done": DOCUMENTS})


def expect_no_partial(audio):
    for path in audio.rglob("*.wav"):
        checked = batches.run("tingwen", "qc", path)
        batches.expect(checked.returncode == 0, f"{path} is damaged")


def limited(news, audio, kibibytes):
    """Files can't grow further, as on a full disk."""
    return batches.run(
        "bash", "-c", f'ulimit -f {kibibytes}; exec tingwen batch "$0" -o "$1"',
        news, audio)


def full_disk(folder, news):
    audio = folder / "full"
    first = limited(news, audio, 100)
    batches.expect(first.returncode == 4, f"{first.returncode} {first.stderr}")
    batches.expect("full" in first.stderr, first.stderr)
    batches.expect("same command" in first.stderr, first.stderr)
    expect_no_partial(audio)
    finish(news, audio, folder)


def full_file_system(folder, news):
    """The same on a real file system, where that is allowed."""
    audio = folder / "small"
    audio.mkdir()
    mounted = batches.run("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs",
                          audio)
    if mounted.returncode != 0:
        print("no small file system: mounting is not allowed")
        return
    try:
        first = batches.batch(news, "-o", audio)
        batches.expect(first.returncode == 4,
                       f"{first.returncode} {first.stderr}")
        batches.expect("full" in first.stderr, first.stderr)
        expect_no_partial(audio)
        batches.run("mount", "-o", "remount,size=64m", audio)
        finish(news, audio, folder)
    finally:
        batches.run("umount", audio)


def read_only(folder, news):
    """Also for the superuser, who may write where the mode forbids it."""
    audio = folder / "closed"
    audio.mkdir()
    command = ["tingwen", "batch", news, "-o", audio]
    if os.getuid() == 0:
        shutil.chown(folder, "nobody")
        shutil.chown(audio, "nobody")
        command = ["setpriv", "--reuid=nobody", "--clear-groups", *command]
    audio.chmod(0o555)
    first = batches.run(*command)
    batches.expect(first.returncode == 4, f"{first.returncode} {first.stderr}")
    batches.expect(str(audio) in first.stderr, first.stderr)
    audio.chmod(0o755)
    finish(news, audio, folder)


def made_read_only_in_the_middle(folder, news):
    audio = folder / "closing"
    slow = {"TINGWEN_WORKER_FAULT": "hang=00003."}
    command = ["tingwen", "batch", news, "-o", audio, "--workers", "1",
               "--timeout", "2", "--retries", "0"]
    if os.getuid() == 0:
        audio.mkdir()
        shutil.chown(audio, "nobody")
        command = ["setpriv", "--reuid=nobody", "--clear-groups", *command]
    process = batches.start(*command, mark=folder, env=slow)
    batches.wait_until(lambda: (audio / "00002.wav").exists(), "three outputs")
    audio.chmod(0o555)
    batches.expect(process.wait() == 4, f"exit code {process.returncode}")
    audio.chmod(0o755)
    batches.batch(news / "00003.txt", "-o", audio, "--force")
    finish(news, audio, folder)


def removed(folder, news):
    audio = folder / "removed"
    process = batches.start("tingwen", "batch", news, "-o", audio, "--workers",
                            "1", mark=folder)
    batches.wait_until(lambda: (audio / "00001.wav").exists(), "two outputs")
    shutil.rmtree(audio, ignore_errors=True)
    shutil.rmtree(audio, ignore_errors=True)
    batches.expect(process.wait() == 4, f"exit code {process.returncode}")
    batches.expect(not audio.exists(), "the folder came back half")
    finish(news, audio, folder)


def two_at_once(folder, news):
    audio = folder / "shared"
    hang = {"TINGWEN_WORKER_FAULT": "hang=00005."}
    first = batches.start("tingwen", "batch", news, "-o", audio, "--timeout",
                          "60", mark=folder, env=hang)
    batches.wait_until(lambda: (audio / "00001.wav").exists(), "two outputs")
    second = batches.batch(news, "-o", audio)
    batches.expect(second.returncode == 4, second.stderr)
    batches.expect("Another tingwen" in second.stderr, second.stderr)
    # Ctrl-C twice ends at once. Two signals that come together count as one.
    def interrupted():
        first.send_signal(signal.SIGINT)
        return first.poll() is not None

    batches.wait_until(interrupted, "the end after Ctrl-C twice", 20)
    batches.expect(first.returncode == 1, f"exit code {first.returncode}")
    finish(news, audio, folder)


def stopped(folder, news):
    """Ctrl-C finishes what runs and says how to go on."""
    audio = folder / "stopped"
    process = subprocess.Popen(
        ["tingwen", "--progress", "plain", "batch", news, "-o", audio,
         "--workers", "1"], stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"})
    batches.wait_until(lambda: (audio / "00001.wav").exists(), "two outputs")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    batches.expect(process.returncode == 1, f"exit code {process.returncode}")
    batches.expect("The same command goes on" in said, said)
    expect_no_partial(audio)
    finish(news, audio, folder)


def main():
    for test in (full_disk, full_file_system, read_only,
                 made_read_only_in_the_middle, removed, two_at_once, stopped):
        with batches.workspace() as folder:
            folder.chmod(0o755)
            news = folder / "news"
            batches.write_articles(news, DOCUMENTS)
            test(folder, news)
            print(f"{test.__name__}: passed")


if __name__ == "__main__":
    main()
