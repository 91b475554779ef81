"""The read-along page: lights what is heard, by mouse and by keyboard, in
every colour scheme and width, with nothing from the network."""

import json
import os
import pathlib
import subprocess
import tempfile

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

import page

ARTICLE = """全市经济工作会议召开

本报讯（记者 周岚）11月5日下午，市银行行长会议召开。今年前三季度，GDP增长5.8%。

会议强调，要“稳中求进”，重点抓好三项工作：一是扩大内需，二是稳定就业，三是防范风险。

市长说，2025年将新增1.2万个岗位。
"""

# Notes at every frame which sentence is lit and where the audio is.
WATCH = """
window.seen = [];
const audio = document.querySelector("audio");
(function look() {
  const lit = document.querySelector(".s.lit");
  if (!audio.paused) seen.push([audio.currentTime, lit ? Number(lit.dataset.b) : null]);
  requestAnimationFrame(look);
})();
"""

# WCAG 2.2, 1.4.3: the contrast of each text with what is behind it; 1.4.11:
# that of the frames of controls.
CONTRAST = """
const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const parse = text => text.match(/[\\d.]+/g).map(Number);
const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const behind = element => {
  for (let e = element; e; e = e.parentElement) {
    const color = parse(getComputedStyle(e).backgroundColor);
    if (color.length < 4 || color[3] > 0) return color;
  }
};
const bad = [];
for (const element of document.querySelectorAll("body *")) {
  if (!element.checkVisibility() || element.closest(".visually-hidden")) continue;
  const own = Array.from(element.childNodes).some(n => n.nodeType === 3 && n.data.trim());
  if (!own) continue;
  const got = ratio(light(parse(getComputedStyle(element).color)), light(behind(element)));
  if (got < 4.5) bad.push(element.tagName + "." + element.className + " " + got.toFixed(2));
}
return bad;
"""

# Names, roles and ids (WCAG 2.2, 4.1.2, 1.3.1, 2.4.2, 3.1.1), target sizes
# (2.5.8) and the order of headings.
STRUCTURE = """
const bad = [];
const ids = Array.from(document.querySelectorAll("[id]"), e => e.id);
if (new Set(ids).size !== ids.length) bad.push("an id stands twice");
if (!document.documentElement.lang) bad.push("no language");
if (!document.title.trim()) bad.push("no title");
if (document.querySelectorAll("main").length !== 1) bad.push("not one main");
if (document.querySelectorAll("h1").length !== 1) bad.push("not one h1");
let level = 0;
for (const h of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
  const now = Number(h.tagName[1]);
  if (now > level + 1) bad.push("a level of headings is left out");
  level = now;
}
for (const e of document.querySelectorAll("button, select, input, summary, a[href]")) {
  if (!e.checkVisibility()) continue;
  const name = e.getAttribute("aria-label") || (e.labels && e.labels.length && e.labels[0].textContent) || e.textContent;
  if (!name.trim()) bad.push(e.outerHTML + " has no name");
  const box = e.getBoundingClientRect();
  if (!e.matches(".skip") && (box.width < 24 || box.height < 24)) bad.push(e.id + " is " + box.width + "x" + box.height);
}
return bad;
"""


def choose(browser, name, value):
    """A value of one of the settings, which are folded up."""
    browser.execute_script("document.querySelector('details').open = true")
    Select(browser.find_element("id", name)).select_by_value(value)


def check_page(browser, what):
    assert browser.execute_script(STRUCTURE) == [], what
    low = browser.execute_script(CONTRAST)
    assert low == [], (what, low)
    wide = browser.execute_script(
        "return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{what}: {wide} px too wide"  # WCAG 2.2, 1.4.10


def check_lighting(browser, marks):
    """Over the whole article: what is lit is what the marks say."""
    browser.execute_script(WATCH)
    choose(browser, "speed", "3")
    browser.find_element("id", "play").click()
    page.wait_until(browser, "return document.querySelector('audio').ended", 60)
    seen = browser.execute_script("return seen")
    begins = [s["begin"] for s in marks["sentences"] if s["end"] > s["begin"]]
    lit = {begin for _, begin in seen if begin is not None}
    assert len(lit) == len(begins), (lit, begins)
    worst = 0.0
    for time, begin in seen:
        due = max(b for b in begins if b <= time + 0.001)
        if begin is None or abs(begin - due) > 0.002:
            # What is lit is late by the time since the mark.
            worst = max(worst, time - due)
    assert worst < 0.1, worst
    print(f"{len(seen)} frames, {len(begins)} sentences, "
          f"at most {1000 * worst:.0f} ms late")


def check_keyboard(browser):
    def press(*keys):
        ActionChains(browser).send_keys(*keys).perform()

    def focused():
        return browser.execute_script(
            "return document.activeElement.id || document.activeElement.className")

    browser.execute_script("document.querySelector('details').open = false;"
                           "document.activeElement.blur(); scrollTo(0, 0)")
    order = []
    for _ in range(16):
        press(Keys.TAB)
        order.append(focused())
        if order[-1] == "settings":
            press(Keys.ENTER)
    for name in ("skip", "play", "previous", "next", "position", "settings",
                 "speed", "size", "theme", "pinyin", "words"):
        assert name in order, (name, order)
    assert "s" in order or "s lit" in order, order

    def run(script):
        return browser.execute_script(script)

    run("document.getElementById('play').focus()")
    press(Keys.SPACE)
    page.wait_until(browser, "return !document.querySelector('audio').paused")
    press(Keys.SPACE)
    page.wait_until(browser, "return document.querySelector('audio').paused")
    # In the text: an arrow to the next sentence, Enter to hear it.
    run("document.querySelector('.s').focus()")
    press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER)
    page.wait_until(browser, "return document.querySelectorAll('.s')[2].classList.contains('lit')")
    press(Keys.ENTER)
    page.wait_until(browser, "return document.querySelector('audio').paused")
    run("document.getElementById('pinyin').focus()")
    press(Keys.SPACE)
    page.wait_until(browser, "return document.querySelectorAll('ruby').length > 20")
    text = run("return document.querySelector('ruby').textContent")
    assert text == "全quán", text
    press(Keys.SPACE)
    page.wait_until(browser, "return document.querySelectorAll('ruby').length == 0")
    run("document.getElementById('position').focus()")
    press(Keys.HOME)
    page.wait_until(browser, "return document.querySelector('audio').currentTime < 1")


def check_memory(browser):
    """Position and settings outlive the page."""
    browser.find_elements("css selector", ".s")[1].click()
    page.wait_until(browser, "return document.querySelectorAll('.s')[1].classList.contains('lit')")
    browser.find_element("id", "play").click()
    page.wait_until(browser, "return document.querySelector('audio').paused")
    choose(browser, "size", "130")
    browser.refresh()
    page.wait_until(browser, "return document.querySelectorAll('.s')[1].classList.contains('lit')")
    assert browser.find_element("id", "size").get_attribute("value") == "130"
    choose(browser, "size", "100")


def screenshot(browser, name):
    folder = os.environ.get("TINGWEN_SCREENSHOTS")
    if folder:
        browser.save_screenshot(str(pathlib.Path(folder, name + ".png")))


def check_looks(browser):
    browser.execute_script("document.querySelector('details').open = true")
    browser.find_element("id", "pinyin").click()
    for width in (1200, 320):
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        for theme in ("light", "dark", "contrast"):
            choose(browser, "theme", theme)
            browser.execute_script("scrollTo(0, 0)")
            check_page(browser, f"{theme}, {width} px")
            screenshot(browser, f"{theme}-{width}")
    choose(browser, "theme", "")
    for scheme in ("light", "dark"):
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": scheme}]})
        check_page(browser, f"system, {scheme}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder, "article.txt")
        article.write_text(ARTICLE, encoding="utf-8")
        html = pathlib.Path(folder, "article.html")
        subprocess.run(["tingwen", "publish", article, "-o", html,
                        "--progress", "none"], check=True, capture_output=True)
        marks = pathlib.Path(folder, "marks.json")
        subprocess.run(["tingwen", "convert", article, "-o", pathlib.Path(folder, "a.wav"),
                        "--marks", marks, "--progress", "none"], check=True)
        text = html.read_text(encoding="utf-8")
        for mark in ('src="http', "url(", "@import", 'href="http'):
            assert mark not in text, mark
        with page.opened(html, ["--autoplay-policy=no-user-gesture-required"]) as browser:
            check_page(browser, "as opened")
            check_lighting(browser, json.loads(marks.read_text(encoding="utf-8")))
            choose(browser, "speed", "1")
            check_keyboard(browser)
            check_memory(browser)
            check_looks(browser)
            page.check_errors(browser)


if __name__ == "__main__":
    main()
