"""Where a page of a language comes, and which page falls back, is for the translation plugin to say."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import run_build


def test_the_plugin_decides_where_pages_come(small: Path) -> None:
    """Were its rule ignored, a different one would change nothing."""
    root = small
    hook = root / "hooks/languages.py"
    rule = "return create_i18n_file(file, language, plugin.default_language, plugin.all_languages, config)"
    text = hook.read_text(encoding="utf-8")
    assert rule in text
    elsewhere = rule.replace("return ", "answer = ") + '\n    answer.dest_uri = answer.dest_uri.replace("ar/", "arabisch/", 1)'
    hook.write_text(text.replace(rule, f"{elsewhere}\n    return answer"), encoding="utf-8")
    done = run_build(root)
    assert done.returncode == 0, done.stderr
    assert (root / "site/arabisch/hulp/index.html").is_file()
    assert not (root / "site/ar/hulp/index.html").exists()
