"""Pages in headless Chromium, for tests. Nothing of the network is reached:
only file: addresses and the loopback interface.

    import page

    with page.opened(path) as browser:          # a selenium WebDriver
        browser.find_element("css selector", "button").click()
        page.wait_until(browser, "return document.title == 'done'")
        page.check_errors(browser)

A test is a script tests/browser/*_test.py, run by ctest as browser.NAME with
the built programs on its PATH. Where Debian's chromium, chromium-driver or
python3-selenium is missing, it says so and is skipped.
"""

import contextlib
import os
import pathlib
import shutil
import sys
import tempfile

SKIPPED = 77  # what ctest takes for "skipped"


def _skip_without_browser():
    missing = [name for name in ("chromium", "chromedriver")
               if not shutil.which(name)]
    try:
        import selenium  # noqa: F401
    except ImportError:
        missing.append("python3-selenium")
    if missing:
        print("skipped, not installed:", ", ".join(missing))
        sys.exit(SKIPPED)


_skip_without_browser()

from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.options import Options  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

_ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",  # tests may run as root, in containers
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--mute-audio",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@contextlib.contextmanager
def opened(address, arguments=()):
    """The page at `address`, a path or an URL, in a browser of its own."""
    if "://" not in str(address):
        address = pathlib.Path(address).resolve().as_uri()
    with tempfile.TemporaryDirectory(prefix="browser") as home:
        options = Options()
        options.binary_location = shutil.which("chromium")
        for argument in [*_ARGUMENTS, *arguments, f"--user-data-dir={home}"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = Service(shutil.which("chromedriver"),
                          env={**os.environ, "HOME": home})
        browser = webdriver.Chrome(service=service, options=options)
        try:
            browser.get(address)
            yield browser
        finally:
            browser.quit()


def wait_until(browser, script, seconds=20):
    """Waits for a script of the page to answer something true; answers it."""
    return WebDriverWait(browser, seconds, poll_frequency=0.05).until(
        lambda _: browser.execute_script(script),
        f"still not so after {seconds} s: {script}")


def check_errors(browser):
    """Fails if the page has complained on its console."""
    errors = [entry["message"] for entry in browser.get_log("browser")
              if entry["level"] == "SEVERE"]
    assert not errors, errors
