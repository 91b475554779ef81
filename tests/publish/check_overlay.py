"""Checks the clips of an EPUB's overlays against the audio itself.

    check_overlay.py BOOK.epub [--inside]

Every border between two clips must lie in silence (not with --inside: clips of
words, and of sentences that are cut in two by an element), the clips of
a chapter must be its whole audio, and what is decoded must be as long as the
package says, to a hundredth of a second. Prints what was measured; exits with
1 where it is wrong.
"""

import array
import math
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

RATE = 22050
SILENCE = -45  # dB under full scale, over 20 ms
CLOSEST = 0.02  # seconds of silence on each side of a border


def clock(value):
    return sum(float(part) * 60 ** i
               for i, part in enumerate(reversed(value.split(":"))))


def decode(data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        raw = subprocess.run(
            ["ffmpeg", "-nostdin", "-v", "error", "-i", file.name, "-f", "s16le", "-ac", "1",
             "-ar", str(RATE), "-"], capture_output=True, check=True).stdout
    samples = array.array("h")
    samples.frombytes(raw)
    return samples


def level(samples, begin, end):
    part = samples[max(0, int(begin * RATE)):max(0, int(end * RATE))]
    if not part:
        return -120.0
    power = sum(s * s for s in part) / len(part)
    return 10 * math.log10(power / 32768 ** 2 + 1e-12)


def main():
    book = zipfile.ZipFile(sys.argv[1])
    package_name = next(n for n in book.namelist() if n.endswith(".opf"))
    folder = package_name.rpartition("/")[0]
    package = ET.fromstring(book.read(package_name))
    said = {}
    for meta in package.iterfind(".//{*}meta"):
        if meta.get("property") == "media:duration":
            said[meta.get("refines", "")] = clock(meta.text)
    wrong = []
    borders = 0
    loudest = -120.0
    longest_error = 0.0
    for item in package.iterfind(".//{*}item"):
        if item.get("media-type") != "application/smil+xml":
            continue
        name = item.get("href")
        smil = ET.fromstring(book.read(f"{folder}/{name}" if folder else name))
        base = "/".join(filter(None, [folder, name.rpartition("/")[0]]))
        clips = [(a.get("src"), clock(a.get("clipBegin")), clock(a.get("clipEnd")))
                 for a in smil.iterfind(".//{*}audio")]
        samples = decode(book.read(f"{base}/{clips[0][0]}" if base else clips[0][0]))
        seconds = len(samples) / RATE
        longest_error = max(longest_error, abs(seconds - said["#" + item.get("id")]),
                            abs(seconds - clips[-1][2]))
        if clips[0][1] != 0:
            wrong.append(f"{name}: the first clip begins at {clips[0][1]}")
        for (_, _, end), (_, begin, _) in zip(clips, clips[1:]):
            borders += 1
            if end != begin:
                wrong.append(f"{name}: a hole between {end} and {begin}")
            heard = level(samples, begin - CLOSEST, begin + CLOSEST)
            loudest = max(loudest, heard)
            if heard > SILENCE and "--inside" not in sys.argv:
                wrong.append(f"{name}: {heard:.0f} dB at the border {begin}")
    total = said.get("", 0.0)
    parts = sum(v for k, v in said.items() if k)
    if abs(total - parts) > 0.01:
        wrong.append(f"the durations add up to {parts}, not {total}")
    if longest_error > 0.01:
        wrong.append(f"the audio is {longest_error:.4f} s off")
    print(f"{borders} borders, the loudest {loudest:.0f} dB; "
          f"{total:.1f} s, at most {1000 * longest_error:.1f} ms off")
    print("\n".join(wrong[:20]), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
