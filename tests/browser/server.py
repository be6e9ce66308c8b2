"""A site for one test: pages under a strict policy, the scripts, and the JSON; with faults on demand."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

from kodewilayah.contrib.cascade import answer

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
STATIC = Path(str(files("kodewilayah"))) / "contrib" / "django" / "static" / "kodewilayah"
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
PAGE_STYLE = """
body { margin: 0 auto; padding: 1rem; max-width: 60rem; font: 1rem/1.5 sans-serif; }
form > * { margin-block: 1rem; }
"""


class Site:
    """What the server serves, and what it has seen.

    Attributes:
        pages: HTML by path.
        posted: the fields of each form that was sent.
        asked: the path under `/wilayah/` of each request that reached it, in order.
        delay: seconds to wait before a path under `/wilayah/` is answered.
        status: a status to answer for a path under `/wilayah/` in place of the JSON.
        bodies: a body to answer for such a path.
        exported: a folder served under `/exported/`.
    """

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.posted: list[dict[str, list[str]]] = []
        self.asked: list[str] = []
        self.delay: dict[str, float] = {}
        self.status: dict[str, int] = {}
        self.bodies: dict[str, bytes] = {}
        self.exported: Path | None = None
        self.url = ""

    def get(self, target: str, if_none_match: str | None) -> tuple[int, bytes, dict[str, str]]:
        """Return the status, the body and the headers for a path."""
        split = urlsplit(target)
        folder, _, rest = split.path.lstrip("/").partition("/")
        if folder == "wilayah":
            return self._json(rest, dict(parse_qsl(split.query, keep_blank_values=True)), if_none_match)
        if split.path in self.pages:
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
            return 200, self.pages[split.path].encode(), headers
        if split.path == "/page.css":
            return 200, PAGE_STYLE.encode(), {"Content-Type": "text/css"}
        if split.path == "/favicon.ico":
            return 204, b"", {}
        root = {"static": STATIC, "exported": self.exported}.get(folder)
        if root is not None and (root / rest).is_file():
            return 200, (root / rest).read_bytes(), {"Content-Type": TYPES[Path(rest).suffix]}
        return 404, b"", {}

    def _json(self, path: str, query: dict[str, str], if_none_match: str | None) -> tuple[int, bytes, dict[str, str]]:
        self.asked.append(path)
        time.sleep(self.delay.get(path, 0))
        if path in self.status:
            return self.status[path], b"<h1>Server Error</h1>", {"Content-Type": "text/html"}
        if path in self.bodies:
            return 200, self.bodies[path], {"Content-Type": "application/json", "Cache-Control": "no-store"}
        status, body, headers = answer(path, query, if_none_match=if_none_match)
        # Each page of a test asks anew; the cache of the browser is not what is tried.
        return status, body, {**headers, "Cache-Control": "no-store"}

    def page(self, *widgets: str, path: str = "/", lang: str = "id") -> str:
        """Put widgets into a form on a page; return its address."""
        self.pages[path] = f"""<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Formulir</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page.css">
<link rel="stylesheet" href="/static/kodewilayah.css">
<script src="/static/cascade.js" defer></script>
<script src="/static/search.js" defer></script>
</head><body><h1>Formulir</h1>
<form method="post" action="/sent">{"".join(widgets)}
<p><button type="submit">Kirim</button> <button type="reset">Ulangi</button></p></form>
</body></html>"""
        self.pages["/sent"] = "<!doctype html><html lang='id'><title>Terkirim</title><p>Terkirim</p></html>"
        return self.url + path


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site at a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(*site.get(self.path, self.headers.get("If-None-Match")))

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            site.posted.append(parse_qs(text, keep_blank_values=True))
            self._send(*site.get(self.path, None))

        def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            try:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                # The page gave the request up; that is one of the things under test.
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing: the output is that of the tests."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        site.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
