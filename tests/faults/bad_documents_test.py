#!/usr/bin/env python3
"""A batch with bad documents among the good ones: the good ones come out as
single conversions do, each bad one is reported, and a second run does nothing.

    tests/faults/bad_documents_test.py [--good 980] [--bad 20]
"""
import argparse

import batches


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--good", type=int, default=60)
    parser.add_argument("--bad", type=int, default=10)
    args = parser.parse_args()
    with batches.workspace() as folder:
        news, audio = folder / "news", folder / "audio"
        batches.write_articles(news, args.good)
        names, faults = batches.write_bad_documents(news, args.bad)
        env = {"TINGWEN_WORKER_FAULT": faults}
        options = ["--timeout", "6", "--memory", "512", "--retries", "1",
                   "--summary", folder / "first.json"]
        first = batches.batch(news, "-o", audio, *options, env=env)
        batches.expect(first.returncode == 1, first.stderr)
        expected = batches.expected_outputs(news, folder / "single", args.good)
        batches.expect(len(expected) == args.good, "single conversions")
        batches.expect_outputs(audio, expected)
        check_summary(batches.summary(folder / "first.json"), names, args.good)
        batches.expect_journal(
            audio, {"done": args.good, "quarantined": args.bad})

        times = {path: path.stat().st_mtime_ns for path in audio.glob("*.wav")}
        again = batches.batch(news, "-o", audio, "--summary",
                              folder / "again.json", env=env)
        batches.expect(again.returncode == 1, again.stderr)
        batches.expect(
            times == {path: path.stat().st_mtime_ns
                      for path in audio.glob("*.wav")},
            "a second run converted again what was done")
        documents = batches.summary(folder / "again.json")["documents"]
        batches.expect(all(row["before"] for row in documents),
                       "a second run tried again what was settled")


def check_summary(summary, names, good):
    totals = summary["totals"]
    batches.expect(totals["done"] == good, totals)
    batches.expect(totals["quarantined"] == len(names), totals)
    inputs = [row["input"] for row in summary["documents"]]
    batches.expect(inputs == sorted(inputs), "the report is not in order")
    for row in summary["documents"]:
        bad = "/bad-" in row["input"]
        batches.expect((row["state"] == "quarantined") == bad, row)
        batches.expect(bool(row["reason"]) == bad, row)
        batches.expect(bad or row["coverage"] > 0, row)


if __name__ == "__main__":
    main()
