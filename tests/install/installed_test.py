#!/usr/bin/env python3
"""Installs the build into a bare folder with `cmake --install`, and uses it."""
import os
import pathlib
import shutil
import stat
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["TINGWEN_BUILD"])
ROOT = os.environ["TINGWEN_ROOT"]


class InstalledTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = pathlib.Path(cls.folder.name) / "usr"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.prefix, "--strip"],
                       check=True, stdout=subprocess.DEVNULL, umask=0o022)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_installed(self, *command, **options):
        environment = {"PATH": f"{self.prefix}/bin:/usr/bin:/bin",
                       "HOME": self.folder.name, "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, env=environment, cwd=self.folder.name,
                              check=True, stdout=subprocess.PIPE, **options).stdout

    def test_reads_and_speaks(self):
        spoken = self.run_installed("tingwen", "normalize", "-",
                                    input="增长5.8%\n".encode())
        self.assertEqual(spoken.decode(), "增长百分之五点八\n")
        self.run_installed("tingwen", "convert", "-", "-o", "a.wav", "--progress",
                           "none", input="会议召开。".encode())
        sound = pathlib.Path(self.folder.name, "a.wav").read_bytes()
        self.assertEqual(sound[:4], b"RIFF")
        self.assertGreater(len(sound), 20_000)

    def test_holds_pages_and_completions(self):
        for name in ("man/man1/tingwen.1.gz", "man/zh_CN/man1/tingwen.1.gz",
                     "man/man1/tingwen-listen.1.gz",
                     "bash-completion/completions/tingwen",
                     "zsh/site-functions/_tingwen",
                     "fish/vendor_completions.d/tingwen.fish",
                     "icons/hicolor/scalable/apps/org.tingwen.tingwen.svg",
                     "doc/tingwen/copyright"):
            self.assertTrue((self.prefix / "share" / name).is_file(), name)

    def test_desktop_files_are_valid(self):
        share = self.prefix / "share"
        checks = [["desktop-file-validate", share / "applications" /
                   "org.tingwen.tingwen.desktop"],
                  ["appstreamcli", "validate", "--no-net", share / "metainfo" /
                   "org.tingwen.tingwen.metainfo.xml"]]
        for check in checks:
            if shutil.which(check[0]):
                done = subprocess.run(check, text=True, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT)
                self.assertEqual(done.returncode, 0, done.stdout)

    def test_knows_nothing_of_the_folder_it_was_built_in(self):
        for path in self.prefix.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                for folder in ("src", "build"):
                    self.assertNotIn(f"{ROOT}/{folder}/".encode(), content, path)

    def test_files_have_no_rights_that_they_do_not_need(self):
        for path in self.prefix.rglob("*"):
            mode = stat.S_IMODE(path.stat().st_mode)
            runs = path.parent in [self.prefix / folder for folder in (
                "bin", "libexec/tingwen", "lib/speech-dispatcher-modules")
                ] and path.suffix != ".so"
            wanted = 0o755 if path.is_dir() or runs else 0o644
            self.assertEqual(oct(mode), oct(wanted), path)

    def test_listening_plays_the_document(self):
        folder = pathlib.Path(self.folder.name)
        player = folder / "aplay"
        player.write_text(f"#!/bin/sh\ncat > {folder}/played.wav\n", "utf-8")
        player.chmod(0o755)
        (folder / "article.txt").write_text("会议召开。\n", "utf-8")
        self.run_installed("env", f"PATH={folder}:{self.prefix}/bin:/usr/bin:/bin",
                           "tingwen-listen", "article.txt")
        self.assertGreater((folder / "played.wav").stat().st_size, 20_000)

    def test_listening_tells_what_is_missing(self):
        script = self.prefix / "bin" / "tingwen-listen"
        done = subprocess.run(["/bin/sh", script, "a.txt"], text=True,
                              env={"PATH": "/nonexistent"}, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 4)
        self.assertIn("alsa-utils", done.stderr)


if __name__ == "__main__":
    unittest.main()
