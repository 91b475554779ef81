"""The page of `check --html`: a doubtful word is clicked and heard."""

import pathlib
import subprocess
import tempfile

import page

ARTICLE = "单志强来了\n\n昨天单志强说，单志强同意。\n\n银行行长出席。\n"

# Keeps what the page plays, and whether its end was reached.
LISTEN = """
window.heard = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  const sound = {source: this.src, ended: false, length: 0};
  window.heard.push(sound);
  this.addEventListener("ended", () => {
    sound.ended = true;
    sound.length = this.duration;
  });
  return play.call(this);
};
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder, "article.txt")
        article.write_text(ARTICLE, encoding="utf-8")
        proof = pathlib.Path(folder, "proof.html")
        subprocess.run(["tingwen", "check", article, "--confidence", "1",
                        "--html", proof], check=True, capture_output=True)
        with page.opened(proof) as browser:
            browser.execute_script(LISTEN)
            words = browser.find_elements("css selector", "button.doubt")
            names = [word for word in words if word.text.startswith("单")]
            assert names, [word.text for word in words]
            assert "shan4" in names[0].get_attribute("title")
            names[0].click()
            page.wait_until(browser, "return heard.length == 1 && heard[0].ended")
            sound = browser.execute_script("return heard[0]")
            assert sound["source"] == names[0].get_attribute("data-audio")
            assert 0.2 < sound["length"] < 5, sound["length"]

            # The next word stops the one before it.
            words[-1].click()
            words[0].click()
            page.wait_until(browser, "return heard.length == 3 && heard[2].ended")
            assert not browser.execute_script("return heard[1].ended")
            for word in words:
                assert word.get_attribute("data-audio").startswith("data:audio/wav;base64,")
            page.check_errors(browser)


if __name__ == "__main__":
    main()
