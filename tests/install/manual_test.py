#!/usr/bin/env python3
"""The manual pages, held to what each command's help says."""
import gzip
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PAGES = pathlib.Path(os.environ["TINGWEN_BUILD"]) / "share" / "man"
TEXTS = pathlib.Path(os.environ["TINGWEN_ROOT"]) / "packaging" / "manual"
FOLDERS = {"en": PAGES / "man1", "zh": PAGES / "zh_CN" / "man1"}


def tingwen(*arguments):
    return subprocess.run(["tingwen", *arguments], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def commands():
    """The commands that the program's help names."""
    listed = tingwen("--lang", "en", "--help").partition("Subcommands:\n")[2]
    return re.findall(r"^  (\w[\w-]*)  ", listed.partition("\n\n")[0], re.M)


def options_of_help(*command):
    """The options that a command's help explains, as (name, value) pairs."""
    text = tingwen("--lang", "en", *command, "--help-all")
    text = text.partition("Subcommands:")[0]
    found = re.findall(r"^ +(?:-\w,)?(--[\w-]+)(?: ([A-Z][\w=]*(?::[A-Z]{2}\b)?))?", text, re.M)
    return set(found)


def page(folder, name):
    return gzip.decompress((folder / f"{name}.1.gz").read_bytes()).decode("utf-8")


def options_of_page(text):
    text = text.replace("\\-", "-").replace("\\e", "\\")
    found = re.findall(r'^\.BR (?:-\w ", " )?(--[\w-]+)(?: " \\fI([^\\]*)\\fR")?$',
                       text, re.M)
    return {(name, value if re.fullmatch(r"[A-Z][\w=:]*", value) else "")
            for name, value in found}


class ManualTest(unittest.TestCase):
    def test_every_command_has_a_page_in_both_languages(self):
        names = {f"tingwen-{command}.1.gz" for command in commands()}
        self.assertGreater(len(names), 5)
        for folder in FOLDERS.values():
            self.assertEqual({path.name for path in folder.iterdir()},
                             names | {"tingwen.1.gz", "tingwen-listen.1.gz"})

    def test_every_page_says_what_the_command_is_for(self):
        for command in ["program", "common", *commands()]:
            for language in ("en", "zh_CN"):
                self.assertTrue((TEXTS / language / f"{command}.man").exists(),
                                f"packaging/manual/{language}/{command}.man")

    def test_pages_explain_the_options_of_the_help(self):
        for command in commands():
            for folder in FOLDERS.values():
                with self.subTest(command=command, folder=str(folder)):
                    self.assertEqual(
                        options_of_page(page(folder, f"tingwen-{command}")),
                        options_of_help(command))

    def test_pages_are_clean(self):
        checks = [["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"],
                  ["mandoc", "-T", "lint", "-W", "warning"], ["lexgrog"]]
        checks = [check for check in checks if shutil.which(check[0])]
        if not checks:
            self.skipTest("man is missing: apt-get install man-db mandoc")
        with tempfile.TemporaryDirectory() as folder:
            for source in PAGES.rglob("*.gz"):
                file = pathlib.Path(folder) / source.stem
                file.write_bytes(gzip.decompress(source.read_bytes()))
                for check in checks:
                    with self.subTest(page=source.name, check=check[0]):
                        self.assert_clean(check, file)

    def assert_clean(self, check, file):
        done = subprocess.run(check + [file], text=True, encoding="utf-8",
                              env=os.environ | {"LC_ALL": "C.UTF-8"},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()
