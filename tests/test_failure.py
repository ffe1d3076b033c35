"""What goes wrong outside the content is one Dutch sentence with a file and a remedy; unreadable files too."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import TemplateError

from omzien import failure
from omzien.content import Content
from omzien.frame import Frame, environment
from omzien.loading import load
from omzien.problems import ContentError
from omzien.swap import BusyError
from tests.conftest import ROOT, SAMPLES, TODAY, problems_of


def what(error: BaseException, root: Path = ROOT) -> str:
    return failure.told(error, root)


def test_a_full_disk_and_a_quota() -> None:
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        told = what(OSError(number, "No space left on device", str(ROOT / ".build/site-new/index.html")))
        assert told == "De schijf is vol (.build/site-new/index.html). Maak ruimte en probeer het opnieuw."
    assert what(OSError(errno.ENOSPC, "No space")) == "De schijf is vol. Maak ruimte en probeer het opnieuw."


def test_a_file_that_cannot_be_written() -> None:
    told = what(PermissionError(errno.EACCES, "Permission denied", "/elders/site"))
    assert told == "/elders/site: dit kan niet worden gelezen of geschreven. Kijk of je het mag openen en veranderen."
    told = what(PermissionError(errno.EACCES, "Permission denied", str(ROOT / ".build/kit")))
    assert told == ".build/kit: dit kan niet worden gelezen of geschreven. Kijk of je het mag openen en veranderen."
    told = what(FileNotFoundError(errno.ENOENT, "No such file", str(ROOT / "overrides/assets/omzien.css")))
    assert told.startswith("overrides/assets/omzien.css: dit is er niet. Zet het terug uit een eerdere versie")


def test_another_build() -> None:
    assert what(BusyError()).endswith("Wacht tot dat klaar is, en probeer het dan opnieuw.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("een\n{% if %}\n", "overrides/fragments/contact.html:2: In dit sjabloon zit een fout (TemplateSyntaxError: "),
        ("een\n\n{{ frame.niets() }}\n", "overrides/fragments/contact.html:3: In dit sjabloon zit een fout (UndefinedError: "),
        ('een\n{% include "weg.html" %}\n', "overrides/weg.html: dit sjabloon ontbreekt. "),
    ],
)
def test_a_template(text: str, told: str, content: Content, sample: Path) -> None:
    (sample / "overrides").unlink()
    (sample / "overrides/fragments").mkdir(parents=True)
    (sample / "overrides/fragments/contact.html").write_text(text)
    environment.cache_clear()
    with pytest.raises(TemplateError) as raised:
        Frame(content, "nl", TODAY).template("fragments/contact.html")
    assert what(raised.value, sample).startswith(told)


def test_a_hook_is_named_rather_than_the_code_it_calls(tmp_path: Path) -> None:
    for name, text in {
        "hooks/een.py": "import twee\ntwee.f()\n",
        "src/twee.py": "def f():\n    raise ValueError('x')\n",
    }.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    script = f"""
import sys, pathlib; sys.path[:0] = [{str(tmp_path / "hooks")!r}, {str(tmp_path / "src")!r}]
from omzien import failure
try:
    import een
except Exception as error:
    print(failure.told(error, pathlib.Path({str(tmp_path)!r})))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("hooks/een.py:2: In deze stap van het bouwen zit een fout (ValueError: x). Draai de laatste")


def test_python_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError) as raised:
        compile("a = 1\ndef f(:\n", str(tmp_path / "hooks/frame.py"), "exec")
    assert what(raised.value, tmp_path).startswith("hooks/frame.py:2: In deze stap van het bouwen zit een fout")


def test_what_nobody_foresaw_is_kept_for_developers(tmp_path: Path) -> None:
    try:
        raise RuntimeError("kapot")
    except RuntimeError as error:
        failure.keep(error, tmp_path / ".build/fout.txt")
        told = what(error, tmp_path)
    assert told.startswith("Er ging iets mis dat wij niet kennen (RuntimeError: kapot). Vraag een ontwikkelaar")
    assert "RuntimeError: kapot" in (tmp_path / ".build/fout.txt").read_text()
    failure.keep(RuntimeError(), tmp_path / ".build/fout.txt/geen-map")  # no room for the story: no second failure


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        (
            "A reference to 'weg.md' is included in the 'nav' configuration, which is not found in the documentation files.",
            "mkdocs.yml: «weg.md» staat in het menu (nav), maar die pagina is er niet. Haal de regel weg, of maak de pagina.",
        ),
        (
            'The following pages exist in the docs directory, but are not included in the "nav" configuration:\n  - a.md',
            "mkdocs.yml: deze pagina's staan nog niet in het menu (nav): -, a.md. Zet ze erbij.",
        ),
        ("Error building page 'nl/nu.md': 'x' is undefined", "docs/nl/nu.md: bij deze pagina ging het bouwen mis."),
        ("Aborted with 1 warnings in strict mode!", ""),
        ("Something new", "Something new"),
    ],
)
def test_what_the_site_builder_says(english: str, dutch: str) -> None:
    assert failure.in_dutch(english) == dutch


NOWHERE = "komt nergens uit. Verbeter de link, of haal hem weg."
NO_FILE = "noemt geen bestand. Noem het bestand van de pagina, zoals «../hulp/index.md»."


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        (
            "a link 'weg.md', but the target 'nl/weg.md' is not found among documentation files.",
            f"5: de link «weg.md» {NOWHERE}",
        ),
        (
            "a link 'wg.md', but the target 'nl/wg.md' is not found among documentation files. Did you mean 'weg.md'?",
            f"6: de link «wg.md» {NOWHERE} Bedoel je «weg.md»?",
        ),
        ("a link 'x.md#y', but the doc 'nl/x.md' does not contain an anchor '#y'.", f"7: de link «x.md#y» {NOWHERE}"),
        ("a link '#daar', but there is no such anchor on this page.", f"5: de link «#daar» {NOWHERE}"),
        ("an absolute link '/hulp/', it was left as is.", f"9: de link «/hulp/» {NO_FILE}"),
        (
            "an unrecognized relative link 'hulp/', it was left as is. Did you mean 'hulp/index.md'?",
            f"8: de link «hulp/» {NO_FILE} Bedoel je «hulp/index.md»?",
        ),
        (
            "a link 'elders.md', but the target 'nl/elders.md' is not found among documentation files.",
            f" de link «elders.md» {NOWHERE}",
        ),
    ],
)
def test_a_link_that_leads_nowhere_has_a_line(english: str, dutch: str, tmp_path: Path) -> None:
    """Where the link itself stands, not a word that looks like it; no line when it is not found: the page is generated."""
    page = tmp_path / "docs/nl/nu.md"
    page.parent.mkdir(parents=True)
    text = "---\ntitle: weg.md\n---\n\n[Daar](#daar) en [weg.md](weg.md) [en](weg.md#x)\n[Wg](<wg.md>)\n[X](x.md#y 'titel')\n"
    page.write_text(text + '<a href="hulp/">Hulp</a>\n[1]: /hulp/\n', encoding="utf-8")
    assert failure.in_dutch(f"Doc file 'nl/nu.md' contains {english}", tmp_path) == f"docs/nl/nu.md:{dutch}"
    page.unlink()
    without = failure.in_dutch(f"Doc file 'nl/nu.md' contains {english}", tmp_path)
    assert without == "docs/nl/nu.md: " + dutch.partition(" ")[2]


FILES = [p.relative_to(SAMPLES / "site").as_posix() for p in sorted((SAMPLES / "site").rglob("*.*")) if p.is_file()]
NEEDED = [name for name in FILES if "2026" not in name and not name.startswith("docs/")]


def _gone(file: Path) -> None:
    file.symlink_to(file.with_name("is-er-niet"))


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "Dit is een map, maar hier hoort een bestand."),
    "not utf-8": (lambda file: file.write_bytes(b"title: x\n\nb: \xff\n"), "Dit bestand is niet opgeslagen als UTF-8."),
    "a link to nothing": (_gone, "Dit is een verwijzing naar een bestand dat er niet is."),
}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("name", [*FILES, "docs/nl/campagnes/2026/avond.md"])
def test_a_file_that_cannot_be_read_is_named(name: str, how: str, sample: Path) -> None:
    broken, sentence = BROKEN[how]
    (sample / name).parent.mkdir(parents=True, exist_ok=True)
    (sample / name).unlink(missing_ok=True)
    broken(sample / name)
    told = [problem for problem in problems_of(sample) if problem.path == name]
    assert sentence in [problem.message for problem in told]
    assert told[0].line == (3 if how == "not utf-8" else 1)
    assert all(problem.remedy for problem in told)


@pytest.mark.parametrize("name", ["docs", "content-calendar", "data", "mkdocs.yml"])
def test_what_is_missing_altogether_is_named(name: str, sample: Path) -> None:
    (sample / name).rename(sample / "elders")
    told = problems_of(sample)
    assert told
    assert all(problem.path.startswith((name, "data/")) for problem in told)


def test_a_damaged_site_of_before_does_not_stop_the_next(sample: Path) -> None:
    before = problems_of(sample)
    (sample / "site").mkdir()
    for damaged in ("{", "[]", '{"items": [{"id": 1}]}', '{"items": 3}'):
        (sample / "site/kalender.json").write_text(damaged)
        assert problems_of(sample) == before


def test_reading_raises_only_what_it_says(sample: Path) -> None:
    (sample / "mkdocs.yml").unlink()
    with pytest.raises(ContentError, match="Dit bestand ontbreekt"):
        load(sample)
