"""A web site on the loopback interface that answers as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from headwater.ingest import Ingest

QUICK = Ingest(allow_private=True, pause=0.0, back_off=0.01, seconds=3.0, idle=1.0)
"""Settings under which a test need not wait."""


@dataclass
class Told:
    """An answer: what a path is told to say."""

    body: bytes = b""
    status: int = 200
    media_type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


Path = Told | Callable[[Any], Told]


@dataclass
class Site:
    """Paths with their answers, and the requests that came, as (path, headers, moment)."""

    paths: dict[str, Path]
    url: str = ""
    requests: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    def asked(self, path: str) -> int:
        return sum(path == asked for asked, *_ in self.requests)


@contextmanager
def serving(paths: dict[str, Path]) -> Iterator[Site]:
    """Open a site for as long as a test needs it."""
    site = Site({"/robots.txt": Told(status=404), **paths})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.requests.append((self.path, dict(self.headers), time.monotonic()))
            told = site.paths.get(self.path, Told(status=404))
            told = told if isinstance(told, Told) else told(self)
            time.sleep(told.delay)
            self.send_response(told.status)
            for name, value in {"Content-Type": told.media_type, **told.headers}.items():
                if value is not None:
                    self.send_header(name, value)
            if "Content-Length" not in told.headers:
                self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_):
            pass  # a fetcher that hangs up is what some tests are about

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        site.url = f"http://127.0.0.1:{server.server_port}"
        yield site
        server.shutdown()
        thread.join()


def page(title: str, text: str) -> Told:
    """A page with one paragraph."""
    return Told(f"<html><head><title>{title}</title></head><body><p>{text}</p></body></html>".encode())


def moved(place: str, status: int = 302) -> Told:
    """A redirect."""
    return Told(status=status, headers={"Location": place})
