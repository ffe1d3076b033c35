"""Whose site this is: what the next municipality changes first."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from omzien.model.base import (
    DayDate,
    Entry,
    LanguageCode,
    LocalizedText,
    Slug,
    Text,
    Translations,
    WebAddress,
    WholeNumber,
    dutch_of,
)

# RFC 9116, 2.5.3: any URI, and web addresses with https. No space or control character can start a line of its own.
ContactAddress = Annotated[str, StringConstraints(pattern=r"^(mailto:|tel:|https://)[!-~]+$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
SecureAddress = Annotated[str, StringConstraints(pattern=r"^https://[!-~]+$")]


class Review(Entry):
    """After how many days a page or an organisation must be compared with its sources again, and how long before to warn."""

    every: WholeNumber = Field(180, title="Elke", description="na zoveel dagen opnieuw vergelijken met de bronnen")
    warn: WholeNumber = Field(30, title="Waarschuw", description="zoveel dagen ervoor zegt de check het")


class GitHost(Entry):
    """Where the editor in the browser keeps what staff change."""

    kind: Literal["github", "gitlab", "gitea"] = Field(title="Soort", description="github, gitlab of gitea (ook Forgejo)")
    repo: Text = Field(title="Project", description="eigenaar/project")
    branch: Text = Field("main", title="Tak", description="de tak waaruit de site wordt gemaakt")
    address: WebAddress | None = Field(
        None, title="Adres", description="adres van een eigen GitLab of Gitea; weglaten bij github.com en gitlab.com"
    )
    sign_in: WebAddress | None = Field(
        None, title="Inloggen", description="adres van de inlogdienst; zonder meld je je aan met een toegangscode (token)"
    )
    app: Text | None = Field(
        None, title="Toepassing", description="nummer van de toepassing bij GitLab of Gitea, om in te loggen"
    )

    @property
    def api(self) -> str:
        """The only address that the editor asks anything of."""
        match self.kind:
            case "github":
                return "https://api.github.com"
            case "gitlab":
                return self.address or "https://gitlab.com"
            case "gitea":
                return self.address or "https://gitea.com"


class Pair(Entry):
    """Two colours for one kind of screen."""

    primary: Colour = Field(title="Hoofdkleur", description="koppen, merk en belknoppen, zoals #1b5650")
    accent: Colour = Field(title="Accentkleur", description="weggaan en gevaar, zoals #9c3d1f")


class Colours(Entry):
    """The municipality's own colours, for a light and for a dark screen."""

    light: Pair = Field(title="Licht", description="op een licht scherm: donkere kleuren")
    dark: Pair = Field(title="Donker", description="op een donker scherm: lichte kleuren")


class Security(Entry):
    """Where people tell about a hole in the security of the site (RFC 9116)."""

    contact: list[ContactAddress] = Field(
        min_length=1, title="Melden", description="adressen met mailto:, tel: of https:, het beste eerst"
    )
    expires: DayDate = Field(title="Geldig tot", description="de laatste dag waarop dit zeker is; hoogstens een jaar vooruit")
    languages: list[LanguageCode] = Field(default=[], title="Talen", description="talen die ze er lezen, zoals nl, en")
    policy: SecureAddress | None = Field(None, title="Regels", description="pagina met de regels voor het melden van een lek")


class Municipality(Entry):
    """The file data/municipality.yml."""

    name: Text = Field(title="Gemeente", description="de naam van de gemeente")
    name_in: dict[LanguageCode, Text] = Field(
        default={}, title="Naam in andere talen", description="hoe de naam in andere letters wordt geschreven, per taal"
    )
    region: Text | None = Field(None, title="Regio", description="de regio van Veilig Thuis waar de gemeente in ligt")
    colours: Colours | None = Field(
        None,
        title="Kleuren",
        description="eigen kleuren; weglaten voor die van Omzien. De check kijkt of je alles kunt lezen",
    )
    site_name: LocalizedText = Field(
        title="Naam van de site", description="staat in het tabblad van de browser: houd de naam neutraal"
    )
    website: WebAddress = Field(title="Website", description="website van de gemeente")
    approved: bool = Field(
        title="Goedgekeurd", description="de gemeente heeft de site goedgekeurd; tot dan noemt de site zich een demonstratie"
    )
    exit_url: WebAddress = Field(title="Snel weg", description="de neutrale site achter de knop ‘Snel weg’")
    emergency: list[Slug] = Field(
        min_length=1, max_length=2, title="Altijd in beeld", description="organisaties in de balk op elke pagina"
    )
    core_pages: list[Text] = Field(
        title="Kernpagina's", description="moeten er in elke taal zijn; ontbreekt er een, dan bouwt de site niet"
    )
    review: Review = Field(default=Review(), title="Nakijken", description="hoe vaak pagina's en organisaties worden nagekeken")
    discreet_exceptions: list[Text] = Field(
        default=[], title="Mag duidelijk zijn", description="mappen en pagina's waarvan adres en titel alles mogen zeggen"
    )
    pages_without_sources: list[Text] = Field(
        default=[], title="Zonder bronnen", description="pagina's die niets beweren en geen bronnen hoeven te noemen"
    )
    blocks: list[list[Text]] = Field(
        default=[],
        title="Volgorde",
        description="hoe koppen van hulppagina's beginnen, in de volgorde die alle pagina's aanhouden; zonder is er geen regel",
    )
    betraying_words: dict[str, list[Text]] = Field(
        default={},
        title="Verradende woorden",
        description="delen van woorden die niet in een adres of titel van een gewone pagina staan, per taal",
    )
    security: Security | None = Field(
        None, title="Beveiliging", description="waar je een lek meldt; weglaten zolang niemand een adres heeft gegeven"
    )
    editor: GitHost | None = Field(
        None, title="Redactie", description="waar de redactie wat je verandert bewaart; leeg is een demonstratie (make editor)"
    )
    translated: Translations = Field(default={}, title="Vertalingen", description="houdt de computer bij (make translated)")

    def dutch_blocks(self) -> list[str]:
        """The Dutch that translations are made from."""
        return dutch_of([self.site_name])
