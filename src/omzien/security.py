"""What the site tells the browser to refuse: every other host, every script, every frame; and whom to tell about a hole.

Content Security Policy Level 3; Referrer Policy. The same policy stands in a meta element of each page, for hosts that
cannot send headers, and in the headers (see headers.py) for those that can.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from omzien.model.municipality import Security

SECURITY_TXT = ".well-known/security.txt"


def source_hash(text: str) -> str:
    """The source expression that allows exactly this inline text (CSP3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(styles: Iterable[str], scripts: Iterable[str], *, header: bool = False) -> str:
    """The policy for pages with these inline styles and scripts. Only a header may forbid being framed (CSP3, 3.3)."""
    parts = [
        "default-src 'self'",
        f"style-src 'self' {_hashes(styles)}",
        # Search is a WebAssembly program of this site. This lets a script that is allowed already compile one, and no more:
        # it is not 'unsafe-eval', and text never becomes code (CSP3, 8.5.2).
        f"script-src 'self' 'wasm-unsafe-eval' {_hashes(scripts)}",
        "img-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    return "; ".join([*parts, "frame-ancestors 'none'"] if header else parts)


def embed_policy(style: str, *, header: bool = False) -> str:
    """The policy of the page that partners put in a frame: this one style, nothing else at all, and a frame anywhere."""
    parts = ["default-src 'none'", f"style-src {source_hash(style)}", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*parts, "frame-ancestors *"] if header else parts)


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(source_hash(text) for text in texts)


def security_txt(security: Security, site_url: str) -> str:
    """The file /.well-known/security.txt (RFC 9116) of the site at `site_url`, which ends in a slash."""
    lines = [f"Contact: {address}" for address in security.contact]
    lines.append(f"Expires: {security.expires.isoformat()}T23:59:59Z")
    lines += [f"Preferred-Languages: {', '.join(security.languages)}"] if security.languages else []
    lines += [f"Policy: {security.policy}"] if security.policy else []
    lines.append(f"Canonical: {site_url}{SECURITY_TXT}")
    return "\n".join(lines) + "\n"
