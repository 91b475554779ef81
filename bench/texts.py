"""Texts of any length, made of the sentences of the sample articles."""
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def sentences():
    found = []
    for path in sorted((ROOT / "samples").glob("*.txt")):
        found += re.findall(r"[^。！？\n]{6,}[。！？]", path.read_text())
    return found


def characters_a_second(binary, voice):
    sample = ROOT / "samples" / "meeting.txt"
    estimate = json.loads(subprocess.run(
        [binary, "estimate", "--json", "--voice", voice, sample], check=True,
        stdout=subprocess.PIPE).stdout)
    return len(sample.read_text()) / estimate["seconds"]


def text_of(seconds, rate, number, pool):
    """About so many seconds at `rate` characters a second, from the sentence
    `number` of the pool on."""
    wanted = max(6, int(seconds * rate))
    text = ""
    while len(text) < wanted:
        text += pool[number % len(pool)]
        number += 1
        if len(text) % 200 > 160:
            text += "\n\n"
    if seconds < 5:
        text = text[:wanted].rstrip("，、") + "。"
    return text


def lengths(count, shortest, longest):
    """Seconds, each longer than the last by the same factor."""
    ratio = (longest / shortest) ** (1 / max(1, count - 1))
    return [shortest * ratio ** i for i in range(count)]


def seconds_of(path):
    return float(subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of",
         "csv=p=0", path], check=True, stdout=subprocess.PIPE).stdout)
