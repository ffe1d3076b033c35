"""Reads what staff wrote; a file that cannot be read is a problem with a name and a remedy, like any other."""

from __future__ import annotations

from pathlib import Path

from omzien.problems import ContentError, Problem

_AGAIN = "Zet het terug uit een eerdere versie."


def text_of(path: Path, root: Path) -> str:
    """The text in a file, without byte order mark; `root` is the folder that the path in the problem is relative to.

    Raises ContentError with one problem: missing, no file, not to be read, not UTF-8.
    """
    name = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line, remedy = data[: error.start].count(b"\n") + 1, "Kies in je programma «opslaan als» en dan UTF-8."
        problem = Problem(name, line, "Dit bestand is niet opgeslagen als UTF-8.", remedy)
    except FileNotFoundError:
        if path.is_symlink():
            problem = Problem(name, 1, "Dit is een verwijzing naar een bestand dat er niet is.", _AGAIN)
        else:
            problem = Problem(name, 1, "Dit bestand ontbreekt.", _AGAIN)
    except IsADirectoryError:
        remedy = "Geef de map een andere naam, of haal haar weg."
        problem = Problem(name, 1, "Dit is een map, maar hier hoort een bestand.", remedy)
    except OSError:
        problem = Problem(name, 1, "Dit bestand kan niet worden gelezen.", "Kijk of je het bestand mag openen.")
    raise ContentError([problem])
