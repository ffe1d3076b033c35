"""What mkdocs.yml says of the site, and what staff are told when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from omzien import settings
from omzien.problems import ContentError

GOOD = """site_url: https://stad.example/
plugins:
  - i18n:
      languages:
        - {locale: nl, name: Nederlands}
        - {locale: ar, name: العربية}
"""


def test_languages_know_their_direction(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD, encoding="utf-8")
    found = settings.read(tmp_path)
    assert [(language.code, language.direction) for language in found.languages] == [("nl", "ltr"), ("ar", "rtl")]


@pytest.mark.parametrize(
    ("good", "wrong", "told"),
    [
        ("https://stad.example/", "stad.example", r"mkdocs\.yml:1: Het adres van de site"),
        ("locale: nl", "locale: en", r"mkdocs\.yml:2: Nederlands \(nl\) is niet de eerste taal"),
        ("locale: ar", "locale: qx", r"mkdocs\.yml:2: «qx» is geen taal die de site kent\. Schrijf de code"),
        ("locale: ar", "locale: a!", r"mkdocs\.yml:2: «a!» is geen taal die de site kent\. Schrijf de code"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, good: str, wrong: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD.replace(good, wrong), encoding="utf-8")
    with pytest.raises(ContentError, match=told):
        settings.read(tmp_path)
