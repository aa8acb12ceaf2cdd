"""With the network cut: the page is complete, and the server itself calls nobody.

Server and browser run in a network namespace of their own, where there is nothing but the machine itself. An
audit hook in the server notes every address it connects to or looks up, so that trying is noticed, too.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.skipif(shutil.which("unshare") is None, reason="there is no unshare here")
def test_the_page_is_complete_without_a_network(tmp_path):
    ran = subprocess.run(
        ["unshare", "-rn", sys.executable, str(HERE / "cut_off.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    seen = json.loads(ran.stdout)
    assert seen["outside_is_cut"]
    assert seen["wrong"] == []
    assert seen["outside"] == []
    assert seen["charts"] == 7
    assert seen["fonts"] == ["Source Sans 3"]
    assert "högre i" in seen["answer"]
    assert seen["proxied"] == 404, "whoever asks the server to fetch something is refused"
    called = (tmp_path / "called").read_text().split("\n")
    assert [each for each in called if each and not each.startswith(("127.", "localhost", "::1"))] == []
