"""What the people of a new municipality have to do: in Dutch, for them to read and tick."""

from __future__ import annotations

from collections.abc import Iterator

from omzien.model.base import SOURCE_LANGUAGE
from omzien.municipalities.local import Local
from omzien.municipalities.passages import blocks
from omzien.municipalities.wanted import Wanted

PATH = "NOG-TE-DOEN.md"


def text(found: Local, wanted: Wanted) -> str:
    """The list as Markdown."""
    return "\n".join(_lines(found, wanted)) + "\n"


def _lines(found: Local, wanted: Wanted) -> Iterator[str]:
    own = found.content.municipality.name
    yield from (
        f"# Nog te doen voor {wanted.name}",
        "",
        f"Deze site is gemaakt van die van {own}. Wat landelijk is, is meegekomen. Wat alleen bij {own} hoort, niet.",
        "Vink af wat klaar is. Dit bestand komt niet op de site. Haal het weg als alles klaar is.",
        "",
        "## Eerst",
        "",
        "- [ ] Lees data/municipality.yml helemaal door. De regels voor adressen en titels blijven; de rest is van jullie.",
        f"- [ ] Klopt het adres van de site ({wanted.address})? Het staat in mkdocs.yml en mag later niet anders.",
        "- [ ] Bel Veilig Thuis en het Centrum Seksueel Geweld van jullie regio. Kloppen de nummers op de site ook bij jullie?",
        "- [ ] Schrijf je de naam van de gemeente in een taal met andere letters? Zet hem bij name_in.",
        "- [ ] De map is nog geen git-project: draai git init. Kijk in .github/ of de adressen en de teams kloppen.",
        "- [ ] Kijk met make check, en bekijk de site met make serve. De tests (make test) zijn niet meegekomen.",
        "- [ ] Zet approved pas op true als de gemeente de site heeft goedgekeurd.",
    )
    yield from _organisations(found)
    yield from _pages(found)
    yield from _calendar(found)
    yield from _data(found)


def _organisations(found: Local) -> Iterator[str]:
    told = "Deze zijn niet meegekomen. Wie doet dit bij jullie? Zet die erbij in data/organisations.yml, met bron."
    yield from ("", "## Organisaties", "", told, "")
    for organisation in found.content.organisations.organisations:
        if organisation.id in found.organisations and organisation.public:
            yield f"- [ ] {organisation.name_in(SOURCE_LANGUAGE)[0]}: {organisation.what.dutch}"


def _pages(found: Local) -> Iterator[str]:
    yield from ("", "## Pagina's", "", "Deze pagina's zijn niet meegekomen. Schrijf je eigen, of laat ze weg.", "")
    for path in sorted(found.pages):
        page = found.content.page(path, SOURCE_LANGUAGE)
        yield f"- [ ] docs/nl/{path}: {page.heading if page else ''}"
    told = "Uit deze pagina's is een stuk weggelaten, in elke taal. Lees de pagina en vul haar aan voor jullie gemeente."
    yield from ("", "## Stukken tekst", "", told)
    for path, gone in sorted(found.passages.items()):
        page = found.content.page(path, SOURCE_LANGUAGE)
        if page is None:
            continue
        yield from ("", f"- [ ] docs/nl/{path}. Weggelaten:", "")
        outline = blocks(page.markdown)
        for index in sorted(gone):
            yield f"  > {' '.join(outline[index].text.split())}"


def _calendar(found: Local) -> Iterator[str]:
    if found.items:
        yield from ("", "## Kalender", "", "Deze items zijn niet meegekomen.", "")
        yield from (f"- [ ] {path}" for path in sorted(found.items))


def _data(found: Local) -> Iterator[str]:
    if found.figures or found.terms:
        told = "Deze zijn niet meegekomen: hun bron is van hier. Zoek de bron zelf op."
        yield from ("", "## Cijfers en woorden", "", told, "")
        yield from (f"- [ ] data/figures.yml: {id}" for id in sorted(found.figures))
        yield from (f"- [ ] data/glossary.yml: {id}" for id in sorted(found.terms))
