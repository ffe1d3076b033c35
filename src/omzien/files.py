"""Reads what staff wrote; a file that cannot be read is a problem with a name and a remedy, like any other."""

from __future__ import annotations

from pathlib import Path

from omzien.problems import ContentError, Problem

_AGAIN = "Zet het terug uit een eerdere versie."


def text_of(path: Path, root: Path) -> str:
    """The text in a file, without byte order mark; `root` is the folder that the path in the problem is relative to.

    Raises ContentError with one problem: missing, no file, not to be read, not UTF-8.
    """

    def problem(line: int, message: str, remedy: str) -> ContentError:
        return ContentError([Problem(path.relative_to(root).as_posix(), line, message, remedy)])

    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line, remedy = data[: error.start].count(b"\n") + 1, "Kies in je programma «opslaan als» en dan UTF-8."
        raise problem(line, "Dit bestand is niet opgeslagen als UTF-8.", remedy) from None
    except FileNotFoundError:
        points = path.is_symlink()
        message = "Dit is een verwijzing naar een bestand dat er niet is." if points else "Dit bestand ontbreekt."
        raise problem(1, message, _AGAIN) from None
    except IsADirectoryError:
        remedy = "Geef de map een andere naam, of haal haar weg."
        raise problem(1, "Dit is een map, maar hier hoort een bestand.", remedy) from None
    except OSError:
        raise problem(1, "Dit bestand kan niet worden gelezen.", "Kijk of je het bestand mag openen.") from None
