#!/usr/bin/env python3
"""Installs libtingwen into a bare folder and speaks with it from a program in C,
built with pkg-config and with CMake."""
import os
import pathlib
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["TINGWEN_BUILD"])

PROGRAM = r"""
#include <stdio.h>
#include <string.h>
#include <tingwen.h>

static int words;

static int take(void* samples, const int16_t* block, size_t count) {
  (void)block;
  *(size_t*)samples += count;
  return 0;
}

static void note(void* user, const tingwen_event* event) {
  (void)user;
  words += event->kind == TINGWEN_EVENT_WORD;
}

int main(void) {
  const char* bytes = "增长5.8%。再见。";
  size_t samples = 0;
  tingwen_voice* voice;
  tingwen_text* text;
  if (tingwen_open(NULL, &voice) != TINGWEN_OK ||
      tingwen_read_message(voice, bytes, strlen(bytes), &text) != TINGWEN_OK ||
      tingwen_speak(voice, text, 0, tingwen_sentence_count(text), take, note,
                    &samples) != TINGWEN_OK) {
    fputs(tingwen_message(voice), stderr);
    return 1;
  }
  printf("%d words, %d\n", words, samples > TINGWEN_SAMPLE_RATE);
  tingwen_free_text(text);
  tingwen_close(voice);
  return 0;
}
"""

PROJECT = """
cmake_minimum_required(VERSION 3.20)
project(use LANGUAGES C)
find_package(tingwen 0 REQUIRED CONFIG)
add_executable(use use.c)
target_link_libraries(use PRIVATE tingwen::tingwen)
"""


class LibraryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.folder.name)
        cls.prefix = folder / "usr"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.prefix],
                       check=True, stdout=subprocess.DEVNULL)
        cls.source = folder / "source"
        cls.source.mkdir()
        (cls.source / "use.c").write_text(PROGRAM, "utf-8")
        (cls.source / "CMakeLists.txt").write_text(PROJECT, "utf-8")
        cls.libraries = next(cls.prefix.rglob("libtingwen.so")).parent

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, program):
        environment = {"PATH": "/usr/bin:/bin", "HOME": self.folder.name,
                       "LD_LIBRARY_PATH": str(self.libraries)}
        said = subprocess.run([program], env=environment, check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        self.assertRegex(said, r"^[3-9] words, 1$")

    def test_builds_with_pkg_config(self):
        environment = os.environ | {
            "PKG_CONFIG_PATH": str(self.libraries / "pkgconfig")}
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "tingwen"],
                               env=environment, check=True, text=True,
                               stdout=subprocess.PIPE).stdout.split()
        program = pathlib.Path(self.folder.name) / "use"
        subprocess.run(["cc", "-std=c99", "-Wall", "-Werror", "-o", program,
                        self.source / "use.c", *flags], check=True)
        self.check(program)

    def test_builds_with_cmake(self):
        build = pathlib.Path(self.folder.name) / "build"
        subprocess.run(["cmake", "-S", self.source, "-B", build,
                        f"-DCMAKE_PREFIX_PATH={self.prefix}"], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(["cmake", "--build", build], check=True,
                       stdout=subprocess.DEVNULL)
        self.check(build / "use")

    def test_gives_away_its_own_names_only(self):
        names = subprocess.run(
            ["nm", "--dynamic", "--defined-only", "--format=posix",
             self.libraries / "libtingwen.so"],
            check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
        self.assertFalse([name for name in names
                          if not name.startswith("tingwen_")])


if __name__ == "__main__":
    unittest.main()
