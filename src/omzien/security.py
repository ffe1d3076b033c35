"""What the site tells the browser to refuse: every other host, every script, every frame.

Content Security Policy Level 3; Referrer Policy. The same policy stands in a meta element of each page, for hosts that
cannot send headers, and in a `_headers` file for those that can.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def source_hash(text: str) -> str:
    """The source expression that allows exactly this inline text (CSP3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(styles: Iterable[str], scripts: Iterable[str], *, header: bool = False) -> str:
    """The policy for pages with these inline styles and scripts. Only a header may forbid being framed (CSP3, 3.3)."""
    parts = [
        "default-src 'self'",
        f"style-src 'self' {_hashes(styles)}",
        f"script-src 'self' {_hashes(scripts)}",
        "img-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    return "; ".join([*parts, "frame-ancestors 'none'"] if header else parts)


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(source_hash(text) for text in texts)


def headers_file(policy: str) -> str:
    """A `_headers` file (the form that Netlify, Cloudflare Pages and others read)."""
    return f"""/*
  Content-Security-Policy: {policy}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Permissions-Policy: camera=(), geolocation=(), microphone=(), interest-cohort=()
  Strict-Transport-Security: max-age=31536000; includeSubDomains
/*.ics
  Content-Type: text/calendar; charset=utf-8
  Access-Control-Allow-Origin: *
/kalender.json
  Content-Type: application/feed+json; charset=utf-8
/kalender.xml
  Content-Type: application/atom+xml; charset=utf-8
/*/kalender.json
  Content-Type: application/feed+json; charset=utf-8
/*/kalender.xml
  Content-Type: application/atom+xml; charset=utf-8
"""
