"""Starts the server: nothing from outside, nothing sent out, and no more than it can carry."""

import importlib.util
import os
import socket
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

from tillit.dashboard.jobs import Jobs
from tillit.dashboard.limits import Limits
from tillit.model.errors import ParameterError
from tillit.model.text import Language

SETTINGS = {
    "SOLARA_APP": "tillit.dashboard.app",
    # The page asks for nothing outside; the server must not fetch for a visitor either.
    "SOLARA_ASSETS_PROXY": "False",
    "SOLARA_ASSETS_CDN": "http://127.0.0.1:9",
    "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
    "SOLARA_SESSION_SAME_SITE": "lax",
    # A page whose contact is lost for so long gives its place to another.
    "SOLARA_KERNEL_CULL_TIMEOUT": "5m",
}


@dataclass
class Server:
    """What all visitors of one server share; what a visitor chooses is not here."""

    limits: Limits
    language: Language = "sv"
    jobs: Jobs = field(init=False)
    visitors: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.jobs = Jobs(self.limits)

    @property
    def threads(self) -> int:
        """Threads of one computation: the processors shared by those that may run at a time."""
        return max(1, (os.cpu_count() or 1) // self.limits.jobs)

    def enter(self) -> bool:
        """Let a visitor in, if there is room; who came in must leave."""
        with self._lock:
            room = self.visitors < self.limits.visitors
            self.visitors += room
            return room

    def leave(self) -> None:
        """Let a visitor out."""
        with self._lock:
            self.visitors -= 1


_running: list[Server] = []


def running() -> Server:
    """Return the server of this process; one with the usual limits, if none was started by `serve`."""
    if not _running:
        _running.append(Server(Limits()))
    return _running[-1]


def serve(
    host: str,
    port: int,
    language: Language = "sv",
    limits: Limits | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the dashboard until interrupted.

    Parameters
    ----------
    host : str
        The address to listen at; ``0.0.0.0`` for everybody on the network.
    port : int, 1 to 65535
    language : {"sv", "en"}
        That of a page until its visitor chooses.
    ready : callable, optional
        Told the address of the page when the server is about to answer.

    Raises
    ------
    ParameterError
        If the extra ``dashboard`` is not installed, or the address cannot be used.
    """
    missing = [name for name in ("solara", "fluent", "babel") if importlib.util.find_spec(name) is None]
    if missing:
        raise ParameterError(
            f"the dashboard needs {', '.join(missing)}; install it with: pip install 'tillit[dashboard]'"
        )
    os.environ.update(SETTINGS)
    # Solara's advice for pages inside other pages; ours stands alone.
    warnings.filterwarnings("ignore", "Cookies with samesite=none", UserWarning)
    import uvicorn  # after the check: it comes with the extra

    with _socket(host, port) as listening:
        _running.append(Server(limits or Limits(), language))
        if ready:
            ready(f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/?lang={language}")
        config = uvicorn.Config("solara.server.starlette:app", log_level="warning", access_log=False)
        try:
            uvicorn.Server(config).run([listening])
        except KeyboardInterrupt:
            pass  # the usual way to stop it
        finally:
            _running.pop().jobs.close()


def _socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens, or raise in one line."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise ParameterError(
            f"host={host}, port={port}: {error.strerror or error}; "
            f"choose another, e.g. --port {port % 65535 + 1}"
        ) from error
