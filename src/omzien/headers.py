"""The headers that a host sends, decided once; each kind of host gets them in its own form.

Sources: CSP3, Referrer Policy, Permissions Policy, RFC 6797 (HSTS), RFC 5545 (text/calendar), JSON Feed 1.1, RFC 4287 (Atom).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from omzien import embed


@dataclass(frozen=True)
class HeaderRule:
    """What is sent for the addresses that `path` fits (`*` is anything).

    without: headers of earlier rules that are left out; hosts join headers of one name, and a browser then obeys both.
    """

    path: str
    headers: dict[str, str]
    without: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """The addresses that the rule is for, as a regular expression; that of a folder fits its index.html too."""
        whole = re.escape(self.path).replace(r"\*", ".*")
        return f"^{whole}(index\\.html)?$" if whole.endswith("/") else f"^{whole}$"


def rules(policy: str, embed_policy: str) -> list[HeaderRule]:
    """Everything that is sent; `policy` for all addresses, `embed_policy` for the page that partners put in a frame."""
    everywhere = {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    }
    shared = {"Access-Control-Allow-Origin": "*"}  # made for other sites, also for their scripts
    framed = {"Content-Security-Policy": embed_policy}
    kept_out = ("Content-Security-Policy", "X-Frame-Options")
    feeds = {"json": "application/feed+json", "xml": "application/atom+xml"}
    return [
        HeaderRule("/*", everywhere),
        HeaderRule("/*.ics", {"Content-Type": "text/calendar; charset=utf-8", **shared}),
        *(
            HeaderRule(f"{folder}/kalender.{ending}", {"Content-Type": f"{kind}; charset=utf-8", **shared})
            for folder in ("", "/*")
            for ending, kind in feeds.items()
        ),
        HeaderRule("/organisaties*.json", shared),
        *(HeaderRule(f"{folder}/{embed.PATH}", framed, without=kept_out) for folder in ("", "/*")),
    ]


def headers_file(rules: Iterable[HeaderRule]) -> str:
    """A `_headers` file, the form of Cloudflare Pages (`!` leaves out what an earlier rule gives)."""
    lines: list[str] = []
    for rule in rules:
        lines += [rule.path, *(f"  ! {name}" for name in rule.without)]
        lines += [f"  {name}: {value}" for name, value in rule.headers.items()]
    return "\n".join(lines) + "\n"


def sent(rules: Iterable[HeaderRule], path: str) -> dict[str, str]:
    """What is sent for one file (`hulp/index.html`), after all rules."""
    found: dict[str, str] = {}
    for rule in rules:
        if re.match(rule.pattern, f"/{path}"):
            found = {name: value for name, value in found.items() if name not in rule.without} | rule.headers
    return found
