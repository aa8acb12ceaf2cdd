"""Files of others are there as they came, with their licences."""

import re
from hashlib import sha256
from pathlib import Path

VENDOR = Path(__file__).parents[2] / "dashboard/public/vendor"


def test_every_file_of_others_is_unchanged_and_named_with_its_licence():
    text = (VENDOR / "README.md").read_text("utf-8")
    named = dict(re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", text, re.M))
    there = {
        each.relative_to(VENDOR).as_posix() for each in VENDOR.rglob("*") if each.suffix in (".js", ".woff2")
    }
    assert there == named.keys()
    for name, digest in named.items():
        assert sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name
    for licence in re.findall(r"`([\w/.-]+(?:LICENSE|NOTICE|LICENSE\.txt))`", text):
        assert (VENDOR / licence).is_file(), licence
