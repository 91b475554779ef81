#!/usr/bin/env python3
"""Completions, asked of the shells themselves, and held to the program."""
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import tempfile
import time
import unittest

SHARE = pathlib.Path(os.environ["TINGWEN_BUILD"]) / "share"
ROOT = pathlib.Path(os.environ["TINGWEN_ROOT"])
PATIENCE_S = 60
# Which command is asked about the values of an option.
ASK = {"--to": "convert", "--fail-on": "check", "--as": "publish",
       "--device": "speak"}

BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_tingwen
printf '%s\\n' "${COMPREPLY[@]}"
"""


def bash(*words):
    script = SHARE / "bash-completion" / "completions" / "tingwen"
    return set(subprocess.run(["bash", "-c", BASH, "bash", script, *words],
                              check=True, text=True, stdout=subprocess.PIPE)
               .stdout.split())


def fish(line):
    script = SHARE / "fish" / "vendor_completions.d" / "tingwen.fish"
    done = subprocess.run(["fish", "--no-config", "-c",
                           f"source {script}; complete -C '{line}'"],
                          check=True, text=True, stdout=subprocess.PIPE)
    return {row.partition("\t")[0] for row in done.stdout.splitlines()}


def zsh(line, wanted, folder):
    """What zsh shows when Tab is pressed behind `line`, until it is `wanted`."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvpe("zsh", ["zsh", "-f"], os.environ | {"TERM": "dumb"})
    setup = (f"fpath=({SHARE / 'zsh' / 'site-functions'} $fpath); "
             f"autoload -Uz compinit && compinit -D -u; print READ''Y\n")
    os.write(terminal, setup.encode())
    seen = read_until(terminal, "READY", "")
    os.write(terminal, f"{line}\t\t".encode())
    shown = read_until(terminal, wanted, "")
    os.write(terminal, b"\x03")
    os.close(terminal)
    os.waitpid(pid, 0)
    return seen + shown


def read_until(terminal, wanted, text):
    end = time.monotonic() + PATIENCE_S
    while wanted not in text and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            text += os.read(terminal, 4096).decode("utf-8", "replace")
    return text


def listed_values():
    """Options and their words in the table of completions."""
    table = ROOT / "packaging" / "completions" / "values.tsv"
    for line in table.read_text("utf-8").splitlines():
        name, _, values = line.partition("\t")
        if name.startswith("--") and values not in ("file", "folder", "voices"):
            yield name, set(values.split())


class CompletionsTest(unittest.TestCase):
    def test_bash(self):
        self.assertEqual(bash("tingwen", "conv"), {"convert"})
        self.assertIn("--voice", bash("tingwen", "convert", "--v"))
        self.assertEqual(bash("tingwen", "convert", "--voice", "c"), {"calm"})
        self.assertEqual(bash("tingwen", "pinyin", "--years", ""),
                         {"digits", "cardinal"})
        self.assertIn("import", bash("tingwen", "lexicon", ""))

    def test_bash_takes_a_file_by_the_name_of_a_command_for_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            before = os.getcwd()
            os.chdir(folder)
            try:
                pathlib.Path("article.txt").touch()
                self.assertEqual(bash("tingwen", "convert", "art"), {"article.txt"})
            finally:
                os.chdir(before)

    @unittest.skipUnless(shutil.which("fish"), "fish is missing")
    def test_fish(self):
        self.assertEqual(fish("tingwen conv"), {"convert"})
        self.assertIn("--voice", fish("tingwen convert --v"))
        self.assertEqual(fish("tingwen convert --voice c"), {"calm"})
        self.assertEqual(fish("tingwen lexicon im"), {"import"})

    @unittest.skipUnless(shutil.which("zsh"), "zsh is missing")
    def test_zsh(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("newsreader",
                          zsh("tingwen convert --voice new", "newsreader", folder))
            self.assertIn("expand",
                          zsh("tingwen normalize --slogans ex", "expand", folder))

    def test_values_are_those_that_the_program_takes(self):
        for name, values in listed_values():
            with self.subTest(option=name):
                self.assertEqual(values, self.values_in_refusal(name) or values)
                for value in values:
                    self.assertNotEqual(self.ask(name, value).returncode, 2)

    def ask(self, name, value):
        command = ASK.get(name, "convert")
        with tempfile.TemporaryDirectory() as folder:
            out = {"convert": ["-o", f"{folder}/a.wav"],
                   "publish": ["-o", f"{folder}/out"]}.get(command, [])
            return subprocess.run(
                ["tingwen", "--lang", "en", command, "-", *out, name, value],
                input="好。", text=True, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE)

    def values_in_refusal(self, name):
        """The longest list in what is said about a wrong value."""
        refusal = self.ask(name, "nonsense")
        self.assertEqual(refusal.returncode, 2, refusal.stderr)
        said = re.sub(r"\n +See .*", "", refusal.stderr)
        lists = re.findall(r"[\w-]+(?:(?:, | or )[\w-]+)+", said)
        return set(re.split(", | or ", max(lists, key=len))) if lists else set()


if __name__ == "__main__":
    unittest.main()
