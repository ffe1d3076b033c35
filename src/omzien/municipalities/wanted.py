"""What a new municipality says of itself, and all that is wrong with it at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from omzien import colours
from omzien.content import Content
from omzien.model.base import SOURCE_LANGUAGE
from omzien.model.municipality import Colours
from omzien.problems import ContentError, Problem, did_you_mean
from omzien.yaml_edit import put, without

_FILE = "data/municipality.yml"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Wanted:
    """The new municipality. colours: four (light: primary, accent; dark: the same), or none for those of Omzien.

    address: of its site, ends in a slash. website: of the municipality. exit_url: behind «Snel weg»; empty keeps ours.
    """

    name: str
    region: str
    website: str
    address: str
    folder: Path
    languages: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    exit_url: str = ""

    @property
    def slug(self) -> str:
        """The name as it can stand in an address."""
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def palette(colours: tuple[str, ...]) -> Colours:
    """Four colours as they stand in municipality.yml."""
    one, two, three, four = colours
    return Colours.model_validate({"light": {"primary": one, "accent": two}, "dark": {"primary": three, "accent": four}})


def refuse(wanted: Wanted, content: Content) -> None:
    """Raise ContentError with everything that is wrong."""
    if problems := list(_problems(wanted, content)):
        raise ContentError(problems)


def _problems(wanted: Wanted, content: Content) -> Iterator[Problem]:
    for fault in (_wrong_names, _wrong_addresses, _wrong_languages, _wrong_folder):
        yield from (Problem(_FILE, 1, *told) for told in fault(wanted, content))
    yield from _wrong_colours(wanted, content)


def _wrong_names(wanted: Wanted, content: Content) -> Iterator[tuple[str, str]]:
    own = content.municipality.name
    if not wanted.slug or not wanted.name.isprintable():
        yield "Er staat niet hoe de gemeente heet.", "Schrijf bijvoorbeeld: NAME=Voorbeeldstad."
    elif wanted.name.casefold() == own.casefold():
        yield f"De site van {own} is er al.", "Geef bij NAME de naam van een andere gemeente."
    if not wanted.region.strip() or not wanted.region.isprintable():
        remedy = "Schrijf bijvoorbeeld: REGIO=Voorbeeldland."
        yield "Er staat niet in welke regio van Veilig Thuis de gemeente ligt.", remedy


def _wrong_addresses(wanted: Wanted, content: Content) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(r"https?://[^\s<>\"]+", wanted.website):
        yield f"«{wanted.website}» is geen adres van een website.", "Schrijf bij WEBSITE het hele adres, met https://."
    if not re.fullmatch(r"https://[^\s<>\"/]+/([^\s<>\"]+/)?", wanted.address):
        sentence = f"«{wanted.address}» kan het adres van de nieuwe site niet zijn."
        yield sentence, "Schrijf bij ADRES het hele adres: https:// vooraan en een schuine streep achteraan."
    if wanted.exit_url and not re.fullmatch(r"https://[^\s<>\"]+", wanted.exit_url):
        yield f"«{wanted.exit_url}» is geen adres voor «Snel weg».", "Schrijf bij UITGANG een heel adres, met https://."


def _wrong_languages(wanted: Wanted, content: Content) -> Iterator[tuple[str, str]]:
    for code in wanted.languages:
        if code not in content.settings.codes:
            remedy = did_you_mean(code, content.settings.codes, f"Kies uit: {', '.join(content.settings.codes)}.")
            yield f"De taal «{code}» is er niet.", remedy
    if wanted.languages and SOURCE_LANGUAGE not in wanted.languages:
        yield "Het Nederlands (nl) ontbreekt bij de talen.", "Zet nl erbij: de andere talen zijn er een vertaling van."


def _wrong_folder(wanted: Wanted, content: Content) -> Iterator[tuple[str, str]]:
    if wanted.folder.exists():
        yield f"De map {wanted.folder.name} bestaat al.", "Kies een andere map met MAP, of haal haar eerst weg."
    elif not wanted.folder.parent.is_dir():
        yield f"De map {wanted.folder.parent.name} bestaat niet.", "Maak die map eerst, of kies een andere met MAP."
    elif wanted.folder.is_relative_to(content.root):
        yield "De nieuwe site kan niet in de map van deze staan.", "Kies met MAP een map ernaast."


def _wrong_colours(wanted: Wanted, content: Content) -> Iterator[Problem]:
    if not wanted.colours:
        return
    example = 'KLEUREN="#123a6b #8a2d1c #9cc4ff #ffb49b"'
    if len(wanted.colours) != 4 or not all(map(_COLOUR.fullmatch, wanted.colours)):
        remedy = f"Geef er vier (licht: hoofdkleur en accent; donker: hetzelfde), zoals {example}."
        yield Problem(_FILE, 1, f"«{' '.join(wanted.colours)}» zijn geen vier kleuren.", remedy)
        return
    sheet = (content.root / "overrides/assets/omzien.css").read_text(encoding="utf-8")
    for found in colours.faint(palette(wanted.colours), sheet):
        yield Problem(_FILE, 1, *colours.told(found))


def municipality_file(text: str, wanted: Wanted) -> str:
    """data/municipality.yml for the new municipality, from the text of ours. Not approved, with nobody's contacts in it."""
    for key in ("name_in", "colours", "security", "editor"):
        text = without(text, key)
    text = put(text, "name", wanted.name, "")
    text = put(text, "region", wanted.region, "name")
    text = put(text, "website", wanted.website, "name")
    text = put(text, "approved", "false", "website")
    if wanted.exit_url:
        text = put(text, "exit_url", wanted.exit_url, "approved")
    if wanted.colours:
        own = palette(wanted.colours)
        light, dark = (f'{{primary: "{pair.primary}", accent: "{pair.accent}"}}' for pair in (own.light, own.dark))
        text = text.replace("\nsite_name:", f"\ncolours:\n  light: {light}\n  dark: {dark}\nsite_name:", 1)
    return text
