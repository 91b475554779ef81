#!/usr/bin/env python3
"""kill -9 at random moments, of the coordinator or of one of its workers, again
and again over one batch: in the end all outputs are there, whole, none twice,
and the journal is sound.

    tests/faults/kill_test.py [--rounds 50] [--documents 400] [--seed N]
"""
import argparse
import random
import signal
import time

import batches


def kill_at_random(chance, coordinator):
    """Waits a moment, then kills the coordinator or a worker."""
    time.sleep(chance.uniform(0.02, 0.6))
    workers = batches.children(coordinator.pid)
    if workers and chance.random() < 0.5:
        victim = chance.choice(workers)
        # Its engine at times, which costs one attempt at most.
        engines = batches.children(victim)
        if engines and chance.random() < 0.3:
            victim = chance.choice(engines)
        batches.kill(victim)
        return False
    coordinator.send_signal(signal.SIGKILL)
    coordinator.wait()
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    args = parser.parse_args()
    print(f"--seed {args.seed}")
    chance = random.Random(args.seed)
    with batches.workspace() as folder:
        news, audio = folder / "news", folder / "audio"
        batches.write_articles(news, args.documents)
        command = ["tingwen", "batch", news, "-o", audio, "--retries", "8"]
        coordinator = batches.start(*command, mark=folder)
        killed = 0
        for _ in range(args.rounds):
            if coordinator.poll() is not None:  # done: begin anew
                coordinator = batches.start(*command, "--force", mark=folder)
            if kill_at_random(chance, coordinator):
                killed += 1
                coordinator = batches.start(*command, mark=folder)
        batches.expect(coordinator.wait() == 0, "the last run failed")
        print(f"{killed} coordinators and {args.rounds - killed} workers killed")
        # Nobody stays behind.
        batches.wait_until(lambda: not batches.started_in(folder),
                           "workers are left", 10)
        last = batches.batch(news, "-o", audio, "--summary",
                             folder / "last.json")
        batches.expect(last.returncode == 0, last.stderr)
        documents = batches.summary(folder / "last.json")["documents"]
        batches.expect(all(row["before"] for row in documents),
                       "something was still to be done")
        expected = batches.expected_outputs(news, folder / "single",
                                            args.documents)
        batches.expect_outputs(audio, expected)
        batches.expect_journal(audio, {"done": args.documents})


if __name__ == "__main__":
    main()
