#!/usr/bin/env python3
"""A batch through a NATS server on the loopback interface, with kill -9 of the
server, the coordinator, workers' machines and their processes at random
moments: in the end all outputs are there, whole, none twice, nothing is left in
the queue.

    tests/faults/nats_test.py [--rounds 50] [--documents 400] [--seed N]
"""
import argparse
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import batches


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Broker:
    """A NATS server that can be killed and started again."""

    def __init__(self, folder, *options):
        self.port, self.monitor = free_port(), free_port()
        self.folder = folder
        self.options = options
        self.url = f"nats://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            ["nats-server", "-a", "127.0.0.1", "-p", str(self.port), "-m",
             str(self.monitor), "-js", "-sd", self.folder / "jetstream",
             *self.options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        batches.wait_until(self.answers, "the NATS server answers")

    def answers(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1):
                return True
        except OSError:
            return False

    def kill(self):
        self.process.kill()
        self.process.wait()

    def streams(self):
        """Messages by stream."""
        return {stream["name"]: stream["state"]["messages"]
                for stream in self.details()}

    def left(self):
        """Jobs that workers have not been given, or not answered."""
        return sum(consumer["num_pending"] + consumer["num_ack_pending"]
                   for stream in self.details()
                   if stream["name"] == "TINGWEN_JOBS"
                   for consumer in stream.get("consumer_detail", []))

    def details(self):
        address = f"http://127.0.0.1:{self.monitor}/jsz?consumers=true"
        with urllib.request.urlopen(address) as answer:
            accounts = json.load(answer)["account_details"]
        return [stream for account in accounts
                for stream in account.get("stream_detail", [])]


class Machines:
    """The coordinator and two machines with a worker each."""

    def __init__(self, folder, broker):
        self.folder, self.broker = folder, broker
        self.batch = ["tingwen", "batch", "news", "-o", "audio", "--nats",
                      broker.url]
        self.coordinator = self.start(self.batch)
        self.workers = [self.start_worker() for _ in range(2)]

    def start(self, command):
        return batches.start(*command, mark=self.folder, cwd=self.folder)

    def start_worker(self):
        return self.start(["tingwen", "worker", "--nats", self.broker.url,
                           "--workers", "1", "--retries", "8"])

    def kill_at_random(self, chance):
        time.sleep(chance.uniform(0.05, 0.8))
        victim = chance.choice(["server", "coordinator", "machine", "process"])
        index = chance.randrange(len(self.workers))
        worker = self.workers[index]
        if victim == "server":
            self.broker.kill()
            time.sleep(chance.uniform(0, 0.5))
            self.broker.start()
        elif victim == "coordinator":
            batches.kill(self.coordinator.pid)
            self.coordinator.wait()
            self.coordinator = self.start(self.batch)
        elif victim == "machine":
            batches.kill(worker.pid)
            worker.wait()
            self.workers[index] = self.start_worker()
        else:
            for process in batches.children(worker.pid):
                batches.kill(process)
        for i, other in enumerate(self.workers):
            if other.poll() is not None:  # as systemd would
                self.workers[i] = self.start_worker()
        return victim

    def stop(self):
        for worker in self.workers:
            worker.send_signal(signal.SIGTERM)
        for worker in self.workers:
            batches.expect(worker.wait() == 0,
                           f"a worker ended with {worker.returncode}")


def killed(folder, args):
    news, audio = folder / "news", folder / "audio"
    batches.write_articles(news, args.documents)
    (news / "empty.txt").write_bytes(b"")
    chance = random.Random(args.seed)
    broker = Broker(folder)
    try:
        machines = Machines(folder, broker)
        victims = [machines.kill_at_random(chance) for _ in range(args.rounds)]
        print({victim: victims.count(victim) for victim in set(victims)})
        while machines.coordinator.wait() not in (0, 1):
            # It could not reach the server when it began.
            machines.coordinator = machines.start(machines.batch)
        last = batches.batch("news", "-o", "audio", "--nats", broker.url,
                             "--summary", "last.json", cwd=folder)
        batches.expect(last.returncode == 1, last.stderr)
        documents = batches.summary(folder / "last.json")["documents"]
        batches.expect(all(row["before"] for row in documents),
                       "something was still to be done")
        # What a killed machine held comes again, and is seen to be done.
        times = changes(audio)
        batches.wait_until(lambda: broker.left() == 0,
                           "all jobs are answered", 120)
        machines.stop()
        batches.expect(changes(audio) == times, "something was done twice")
        # One result each, and the bad document apart.
        streams = broker.streams()
        batches.expect(streams["TINGWEN_RESULTS"] == args.documents + 1,
                       streams)
        batches.expect(streams["TINGWEN_DEAD"] == 1, streams)
    finally:
        broker.kill()
    os.chdir(folder)  # as the machines see the documents
    expected = batches.expected_outputs(news.relative_to(folder),
                                        folder / "single", args.documents)
    batches.expect_outputs(audio, expected)
    batches.expect_journal(audio, {"done": args.documents, "quarantined": 1})
    os.chdir("/")


def changes(audio):
    return {path: path.stat().st_mtime_ns for path in audio.glob("*.wav")}


def run_openssl(folder, *arguments):
    made = batches.run("openssl", *arguments, cwd=folder)
    batches.expect(made.returncode == 0, made.stderr)


def secured(folder, _):
    """TLS with certificates on both sides, and a user with a password."""
    run_openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days",
                "2", "-keyout", "key.pem", "-out", "cert.pem", "-subj",
                "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1")
    broker = Broker(folder, "--tls", f"--tlscert={folder}/cert.pem",
                    f"--tlskey={folder}/key.pem",
                    f"--tlscacert={folder}/cert.pem", "--tlsverify",
                    "--user", "news", "--pass", "paper")
    try:
        url = f"nats://news:paper@localhost:{broker.port}"
        tls = ["--nats-ca", "cert.pem", "--nats-cert", "cert.pem", "--nats-key",
               "key.pem"]
        batches.write_articles(folder / "news", 3)
        command = ["news", "-o", "audio"]
        plain = batches.batch(*command, "--nats", url, cwd=folder)
        batches.expect(plain.returncode == 3, plain.stderr)
        wrong = batches.batch(*command, "--nats", url.replace("paper", "x"),
                              *tls, cwd=folder)
        batches.expect(wrong.returncode == 3, wrong.stderr)
        worker = batches.start("tingwen", "worker", "--nats", url, *tls,
                               mark=folder, cwd=folder)
        right = batches.batch(*command, "--nats", url, *tls, cwd=folder)
        batches.expect(right.returncode == 0, right.stderr)
        worker.send_signal(signal.SIGTERM)
        batches.expect(worker.wait() == 0, "the worker")
        batches.expect(len(list((folder / "audio").glob("*.wav"))) == 3,
                       "not all are there")
    finally:
        broker.kill()


def no_broker(folder, _):
    batches.write_articles(folder / "news", 1)
    url = f"nats://127.0.0.1:{free_port()}"
    for command in (["batch", "news", "-o", "audio"], ["worker"]):
        ended = batches.run("tingwen", *command, "--nats", url, cwd=folder)
        batches.expect(ended.returncode == 3, ended.stderr)
        batches.expect("cannot be reached" in ended.stderr, ended.stderr)
    outside = batches.run("tingwen", "batch", "news", "-o", "audio",
                          cwd=folder)
    batches.expect(outside.returncode == 0, outside.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    args = parser.parse_args()
    print(f"--seed {args.seed}")
    if not shutil.which("nats-server", path=os.environ["PATH"] + ":/usr/sbin"):
        print("nats-server is missing: apt-get install nats-server")
        sys.exit(77)
    for test in (no_broker, secured, killed):
        with batches.workspace() as folder:
            test(folder, args)
            print(f"{test.__name__}: passed")


if __name__ == "__main__":
    main()
