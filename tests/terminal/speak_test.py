"""tingwen speak in a terminal that tmux makes: every key does what help says."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

TEXT = ("# 标题一\n\n第一句，今天上午九时，全市重点项目集中开工仪式在高新区举行。"
        "第二句，市领导和各部门负责人都出席了这次仪式，并在现场宣布开工。"
        "第三句，项目总投资超过一百亿元，涉及交通和水利等多个领域。\n\n"
        "第四句，下一段从这里开始，介绍各个项目的具体情况和建设的时间。\n\n"
        "# 标题二\n\n第五句，最后一段从这里开始，说明今后的安排和有关的要求。\n")


class Screen:
    """tingwen speak in a tmux of its own."""

    def __init__(self, folder, *arguments):
        self.folder = pathlib.Path(folder)
        self.socket = self.folder / "tmux"
        self.tmux("new-session", "-d", "-x", "120", "-y", "40",
                  "env", f"XDG_STATE_HOME={folder}", "XDG_CONFIG_HOME=/nonexistent",
                  f"PATH={os.environ['PATH']}", "tingwen", "--lang", "en", "speak",
                  "--device", "null", *arguments)

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-f", "/dev/null", "-S", self.socket,
                               *map(str, arguments)],
                              capture_output=True, check=False).stdout.decode()

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def wait_for(self, words, seconds=30):
        deadline = time.monotonic() + seconds
        while words not in self.text():
            if time.monotonic() > deadline:
                raise AssertionError(f"{words!r} is not in:\n{self.text()}")
            time.sleep(0.05)

    def text(self):
        return self.tmux("capture-pane", "-p")

    def wait_for_end(self, seconds=30):
        deadline = time.monotonic() + seconds
        while self.tmux("list-sessions"):
            if time.monotonic() > deadline:
                raise AssertionError("tingwen does not end")
            time.sleep(0.05)

    def close(self):
        self.tmux("kill-server")


class SpeakTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tingwen-speak-")
        self.file = pathlib.Path(self.folder) / "article.md"
        self.file.write_text(TEXT, "utf-8")
        self.screen = Screen(self.folder, self.file)
        # The first key is answered when all is loaded.
        self.screen.press("?")
        self.screen.wait_for("space  pause")

    def tearDown(self):
        self.screen.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def where(self, sentence):
        """Presses w until it answers with this sentence."""
        for _ in range(20):
            self.screen.press("w")
            time.sleep(0.1)
            if sentence in self.screen.text().strip().splitlines()[-1]:
                return
        raise AssertionError(f"{sentence!r} is not in:\n{self.screen.text()}")

    def positions(self):
        file = pathlib.Path(self.folder) / "tingwen" / "positions.json"
        return json.loads(file.read_text())[str(self.file)]

    def test_sentences_paragraphs_and_headings(self):
        self.screen.press("Space")
        self.screen.wait_for("Paused.")
        for key, sentence in (("n", "第一句"), ("Right", "第二句"), ("p", "第一句"),
                              ("Left", "标题一"), ("d", "第一句"),
                              ("Down", "第四句"), ("u", "第一句"), ("h", "标题二"),
                              ("H", "标题一"), ("Down", "第一句"), ("Up", "标题一")):
            self.screen.press(key)
            self.where(sentence)

    def test_pause_repeat_and_rate(self):
        self.screen.press("n")
        self.where("第一句")
        self.screen.press("Space")
        self.screen.wait_for("Paused.")
        self.screen.press("r")
        self.where("第一句")
        self.screen.press("+")
        self.screen.wait_for("words a minute")
        self.where("第一句")
        self.screen.press("-")
        self.where("第一句")

    def test_a_search_leaves_a_pause(self):
        self.screen.press("Space")
        self.screen.wait_for("Paused.")
        self.screen.press("/")
        self.screen.wait_for("Search:")
        self.screen.press("没有的话", "Enter")
        self.screen.wait_for("is not in the text")
        # Space goes on: it says nothing, as it would for a second pause.
        self.screen.press("Space", "w")
        self.where("标题一")
        self.assertEqual(self.screen.text().count("Paused."), 1)

    def test_search_spell_and_unknown_keys(self):
        self.screen.press("/")
        self.screen.wait_for("Search:")
        self.screen.press("最后一段", "Enter")
        self.where("第五句")
        self.screen.press("/")
        self.screen.press("没有的话", "Enter")
        self.screen.wait_for("is not in the text")
        self.screen.press("s")
        self.screen.wait_for("的")
        self.screen.press("Space", "x")
        self.screen.wait_for("No such key")

    def test_bookmark_and_position_are_kept(self):
        self.screen.press("n", "n")
        self.where("第二句")
        self.screen.press("b")
        self.screen.wait_for("Bookmark at sentence 3")
        self.screen.press("d")
        self.where("第四句")
        self.screen.press("g")
        self.where("第二句")
        self.screen.press("d")
        self.where("第四句")
        self.screen.press("q")
        self.screen.wait_for_end()
        self.assertEqual(self.positions(), {"bookmark": 2, "sentence": 4})
        again = Screen(self.folder, self.file)
        again.wait_for("Goes on at sentence 5 of")
        again.press("C-c")
        again.wait_for_end()

    def test_follows_a_growing_file(self):
        growing = pathlib.Path(self.folder) / "growing.txt"
        growing.write_text("第一行在这里。\n第二行还没", "utf-8")
        other = pathlib.Path(self.folder) / "other"  # a tmux of its own
        other.mkdir()
        follower = Screen(other, "--follow", growing)
        follower.wait_for("第一行在这里。")
        self.assertNotIn("第二行", follower.text())
        with growing.open("a", encoding="utf-8") as file:
            file.write("有写完。\n")
        follower.wait_for("第二行还没有写完。")
        follower.press("p", "w")
        follower.wait_for("Sentence 1 of 2")
        growing.unlink()
        follower.wait_for_end()


if __name__ == "__main__":
    if shutil.which("tmux") is None:
        print("tmux is missing: skipped")
        sys.exit(77)
    unittest.main()
