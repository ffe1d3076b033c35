"""A server as hosts have them: everything with its type, text gzipped (level 6), 404 for what is not there."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_TEXT = ("text/", "image/svg+xml", "application/json", "application/javascript")


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root: Path
    extra: dict[str, bytes]  # pages that are not in the folder, by path

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with the file, or with 404."""
        path = unquote(urlsplit(self.path).path)
        file = self.root / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        body = self.extra.get(path) or (file.read_bytes() if file.is_file() else None)
        kind = "text/html; charset=utf-8" if path.endswith("/") else mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.send_response(404 if body is None else 200)
        answer = body or b""
        if kind.startswith(_TEXT):
            answer = gzip.compress(answer, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


@contextmanager
def serving(root: Path, extra: dict[str, bytes]) -> Iterator[str]:
    """The address at which `root` and the extra pages are served."""
    handler = type("Handler", (_Handler,), {"root": root, "extra": extra})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
