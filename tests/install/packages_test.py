#!/usr/bin/env python3
"""Builds the Debian packages and looks at what is in them."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["TINGWEN_BUILD"])
ROOT = pathlib.Path(os.environ["TINGWEN_ROOT"])
TOOLS = ("dpkg-deb", "dpkg-shlibdeps", "cpack")


def field(package, name):
    return subprocess.run(["dpkg-deb", "--field", package, name], check=True,
                          text=True, stdout=subprocess.PIPE).stdout.strip()


def contents(package):
    listing = subprocess.run(["dpkg-deb", "--contents", package], check=True,
                             text=True, stdout=subprocess.PIPE).stdout
    return [line.split(maxsplit=5) for line in listing.splitlines()]


class PackagesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([ROOT / "packaging" / "build_packages", BUILD, cls.folder.name],
                       check=True, stdout=subprocess.DEVNULL)
        packages = pathlib.Path(cls.folder.name).glob("*.deb")
        cls.packages = {path.name.partition("_")[0]: path for path in packages}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_program_and_data_are_apart(self):
        self.assertEqual(set(self.packages), {"tingwen", "tingwen-data", "tingwen-speechd"})
        self.assertEqual(field(self.packages["tingwen-data"], "Architecture"), "all")
        names = [row[5] for row in contents(self.packages["tingwen"])]
        self.assertIn("./usr/bin/tingwen", names)
        self.assertFalse([name for name in names if "/share/tingwen/" in name])

    def test_dependencies_are_those_of_the_program(self):
        depends = field(self.packages["tingwen"], "Depends")
        version = field(self.packages["tingwen"], "Version")
        self.assertIn(f"tingwen-data (= {version})", depends)
        for library in ("libc6", "libespeak-ng1", "libicu", "libre2", "libopencc"):
            self.assertIn(library, depends)
        self.assertEqual(field(self.packages["tingwen-data"], "Depends"), "")

    def test_all_belongs_to_root(self):
        for package in self.packages.values():
            self.assertEqual({row[1] for row in contents(package)}, {"root/root"})

    def test_lintian_is_content(self):
        if not shutil.which("lintian"):
            self.skipTest("lintian is missing: apt-get install lintian")
        done = subprocess.run(
            ["lintian", "--allow-root", "--fail-on", "error,warning",
             "--suppress-tags", ",".join(self.not_ours()), *self.packages.values()],
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout)

    @staticmethod
    def not_ours():
        """What lintian asks of an upload to Debian, which this is not."""
        return ["initial-upload-closes-no-bugs"]


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"Packages are not tested: {', '.join(missing)} missing")
        sys.exit(77)
    unittest.main()
