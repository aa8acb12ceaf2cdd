"""Run in a network namespace of its own by `test_offline`: serve, look, and tell as JSON."""

import array
import fcntl
import json
import socket
import struct
import sys
import urllib.error
import urllib.request
from importlib import util
from pathlib import Path

HOOKED = """
import sys
called = open({file!r}, "w", buffering=1)

def note(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        called.write(str(arguments[1][0]) + "\\n")
    if event in ("socket.getaddrinfo", "socket.gethostbyname") and arguments[0]:
        called.write(str(arguments[0]) + "\\n")

sys.addaudithook(note)
from tillit.main import main
main()
"""

CHARTS = (
    "[...document.querySelectorAll('[data-revision]')].filter(each => each.querySelector('svg path')).length"
)
FONTS = """[...new Set([...document.fonts].filter(each => each.status === "loaded")
    .map(each => each.family.replace(/"/g, "")))]"""


def loopback_up():
    """What `ip link set lo up` does."""
    up, get, put = 1, 0x8913, 0x8914
    with socket.socket() as any_socket:
        request = array.array("B", struct.pack("16sH14s", b"lo", 0, b""))
        fcntl.ioctl(any_socket, get, request)
        _, flags, rest = struct.unpack("16sH14s", request)
        fcntl.ioctl(any_socket, put, struct.pack("16sH14s", b"lo", flags | up, rest))


def is_cut():
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=2).close()
    except OSError:
        return True
    return False


def status(url):
    try:
        return urllib.request.urlopen(url, timeout=20).status
    except urllib.error.HTTPError as error:
        return error.code


def main(folder):
    loopback_up()
    spec = util.spec_from_file_location("visitors", Path(__file__).with_name("conftest.py"))
    visitors = util.module_from_spec(spec)
    spec.loader.exec_module(visitors)
    program = HOOKED.format(file=str(folder / "called"))
    with (
        visitors.serving(python=(sys.executable, "-c", program)) as address,
        visitors.sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=visitors.CHROMIUM, args=["--no-sandbox"])
        visitor = visitors.Visitor(chromium, address)
        page = visitor.open("scenario=skane_payment_reform&runs=2")
        seen = {
            "outside_is_cut": is_cut(),
            "wrong": visitor.wrong,
            "outside": visitor.outside,
            "charts": page.evaluate(CHARTS),
            "fonts": page.evaluate(FONTS),
            "answer": visitor.answer,
            "proxied": status(f"{address}_solara/cdn/vega@5/index.js"),
        }
        chromium.close()
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
