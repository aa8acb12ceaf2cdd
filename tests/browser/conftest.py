"""A server of its own, seen in Chromium: what a visitor meets."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 60_000
"""Milliseconds within which a page must have done what it was asked for; the machine may be busy."""

SWEDISH, ENGLISH = "sv", "en"
SMALL = "scenario=home_care&runs=4"
"""A comparison that takes a moment."""


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        here = Path(__file__).parent
        for item in items:
            if here in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="there is no Chromium here"))


@contextmanager
def serving(*options, python=(sys.executable, "-m", "tillit")):
    """A dashboard in a process of its own; gives its address."""
    process = subprocess.Popen(
        [*python, "dashboard", "--port", str(free_port()), *options],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?lang=(sv|en)", address), address
        yield address.partition("?")[0]
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def free_port():
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture(scope="session")
def address():
    with serving() as at:
        yield at


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--js-flags=--expose-gc"]
        )
        yield browser
        browser.close()


class Visitor:
    """A page of its own in a browser of its own; nothing may go wrong in it unnoticed."""

    def __init__(self, chromium, address, **look):
        self.address = address
        self.context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **look})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.wrong: list[str] = []
        self.outside: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", self._heard)
        self.page.on("response", self._answered)
        self.page.on("request", self._asked)

    def _heard(self, message):
        if message.type in ("error", "warning"):
            self.wrong.append(f"{message.type}: {message.text}")

    def _answered(self, response):
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def _asked(self, request):
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.outside.append(request.url)

    def open(self, query=SMALL, language=SWEDISH):
        """Open the page and wait for its answer."""
        self.page.goto(f"{self.address}?{query}&lang={language}")
        self.settled()
        return self.page

    def settled(self):
        """Wait until nothing is computed and nothing changes any more."""
        self.page.wait_for_selector("#answer[aria-busy=false]")
        quiet, shown = 0, ""
        while quiet < 3:  # what nobody sees is drawn within half a second
            self.page.wait_for_timeout(300)
            before, shown = shown, self.page.inner_text(".page")
            quiet = quiet + 1 if shown == before else 0

    @property
    def answer(self):
        return self.page.inner_text("#answer-sentence")


@pytest.fixture
def visit(chromium, address):
    """Makes visitors; at the end nothing may have gone wrong with any, nor any request gone outside."""
    visitors = []

    def visitor(at=address, **look):
        visitors.append(Visitor(chromium, at, **look))
        return visitors[-1]

    yield visitor
    for each in visitors:
        each.context.close()
        assert not each.wrong
        assert not each.outside
