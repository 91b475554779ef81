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


def control_files(package):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "--control", package, folder], check=True)
        return {path.name: path.read_text("utf-8")
                for path in pathlib.Path(folder).iterdir()}


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
        self.assertEqual(set(self.packages),
                         {"tingwen", "tingwen-data", "tingwen-speechd",
                          "libtingwen1", "libtingwen-dev"})
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

    def test_library_is_where_the_linker_looks(self):
        machine = subprocess.run(["dpkg-architecture", "-qDEB_HOST_MULTIARCH"], check=True,
                                 text=True, stdout=subprocess.PIPE).stdout.strip()
        folder = f"./usr/lib/{machine}/"
        names = [row[5] for row in contents(self.packages["libtingwen1"])]
        self.assertIn(folder + "libtingwen.so.1.0.0", names)
        self.assertIn(folder + "libtingwen.so.1 -> libtingwen.so.1.0.0", names)
        self.assertFalse([name for name in names if name.endswith((".h", ".pc", ".cmake"))])
        control = control_files(self.packages["libtingwen1"])
        self.assertRegex(control["shlibs"], r"^libtingwen 1 libtingwen1 \(>= ")
        self.assertIn("activate-noawait ldconfig", control["triggers"])

        names = [row[5] for row in contents(self.packages["libtingwen-dev"])]
        for name in ("./usr/include/tingwen.h", folder + "pkgconfig/tingwen.pc",
                     folder + "cmake/tingwen/tingwen-config.cmake",
                     folder + "libtingwen.so -> libtingwen.so.1"):
            self.assertIn(name, names)
        version = field(self.packages["libtingwen1"], "Version")
        self.assertEqual(field(self.packages["libtingwen-dev"], "Depends"),
                         f"libtingwen1 (= {version})")

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
