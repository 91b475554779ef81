#!/usr/bin/env python3
"""Reads the programs of a release build for the protections they must have."""
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import unittest

BUILD = pathlib.Path(os.environ["TINGWEN_BUILD"])
PROGRAMS = [BUILD / "bin" / name
            for name in ("tingwen", "tingwen-engine", "sd_tingwen",
                         "tingwen-poppler.so")]


def readelf(option, program):
    return subprocess.run(["readelf", "--wide", option, program], check=True,
                          text=True, stdout=subprocess.PIPE).stdout


class HardeningTest(unittest.TestCase):
    def assert_each(self, option, pattern):
        for program in PROGRAMS:
            with self.subTest(program=program.name):
                self.assertRegex(readelf(option, program), pattern)

    def test_is_position_independent(self):
        self.assert_each("-h", r"Type:\s+DYN")

    def test_binds_all_symbols_at_once_and_then_read_only(self):
        self.assert_each("-l", r"GNU_RELRO")
        self.assert_each("-d", r"BIND_NOW|FLAGS_1.*NOW")

    def test_has_no_stack_that_runs(self):
        self.assert_each("-l", r"GNU_STACK +\S+ \S+ \S+ \S+ \S+ RW +")

    def test_guards_the_stack(self):
        self.assert_each("--dyn-syms", r"__stack_chk_fail")

    def test_checks_the_bounds_of_copies(self):
        found = "".join(readelf("--dyn-syms", program) for program in PROGRAMS)
        self.assertRegex(found, r"__\w+_chk@")

    @unittest.skipUnless(platform.machine() == "x86_64", "x86-64 has it")
    def test_marks_the_targets_of_jumps(self):
        for program in PROGRAMS:
            code = subprocess.run(["objdump", "-d", "--no-show-raw-insn", program],
                                  check=True, text=True, stdout=subprocess.PIPE)
            self.assertGreater(len(re.findall(r"\bendbr64\b", code.stdout)), 30)

    def test_is_set_to_no_other_user(self):
        for program in PROGRAMS:
            self.assertEqual(program.stat().st_mode & 0o6000, 0)


if __name__ == "__main__":
    cache = (BUILD / "CMakeCache.txt").read_text("utf-8")
    if "CMAKE_BUILD_TYPE:STRING=Release" not in cache or not shutil.which("readelf"):
        print("Only release builds are hardened, and readelf reads them.")
        sys.exit(77)
    unittest.main()
