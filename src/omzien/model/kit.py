"""How the material for campaigns looks, for which items it is made, and how long a text may be."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from omzien.model.base import Entry, Slug, UniqueSlugs

Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-f]{6}|--[a-z-]+)$")]
Hashtag = Annotated[str, StringConstraints(pattern=r"^\w{2,40}$")]
Days = Annotated[int, Field(ge=0, le=366)]
Pattern = Literal["dots", "waves", "rings", "hatch", "leaves", "bricks"]


class Channel(StrEnum):
    """Where a text is used."""

    WHATSAPP = "whatsapp"
    INSTAGRAM = "instagram"
    LINKEDIN = "linkedin"
    NEWSLETTER = "newsletter"
    SCREEN = "screen"


class Window(Entry):
    """Material is there from so many days before the first day to so many days after the last."""

    before: Days
    after: Days


class Limits(Entry):
    """How long a text for a channel may be, in characters, and how many hashtags it has."""

    limit: Annotated[int, Field(ge=100, le=5000)]
    hashtags: Annotated[int, Field(ge=0, le=5)]


class Look(Entry):
    """The colours and the pattern of a theme. A colour is `#rrggbb`, or the name of a token of the site's stylesheet."""

    ground: Colour
    tint: Colour = Field(description="a little off the ground, for large shapes behind text")
    ink: Colour = Field(description="text on the ground and on the tint")
    accent: Colour
    pattern: Pattern


class KitSettings(Entry):
    """The file data/kit.yml."""

    window: Window
    channels: dict[Channel, Limits]
    hashtags: list[Hashtag] = []
    cards: UniqueSlugs = Field(default=[], description="organisations whose first number stands on cards to keep")
    looks: dict[Slug, Look] = Field(min_length=1)
    themes: dict[Slug, Slug]

    @model_validator(mode="after")
    def _known_looks(self) -> Self:
        for theme, look in self.themes.items():
            if look not in self.looks:
                sentence = "Thema «{theme}» heeft uiterlijk «{look}», maar dat staat niet bij «looks». Kies een van: {known}."
                context = {"theme": theme, "look": look, "known": ", ".join(self.looks), "at": "themes"}
                raise PydanticCustomError("item", sentence, context)  # told at the line of the key «at»
        missing = [channel.value for channel in Channel if channel not in self.channels]
        if missing:
            sentence = "Bij «channels» ontbreekt {missing}. Vul limit en hashtags in."
            raise PydanticCustomError("item", sentence, {"missing": ", ".join(missing), "at": "channels"})
        return self

    def look(self, themes: list[str]) -> Look:
        """The look of an item: that of its first theme with one, or else the first look."""
        found = (self.themes[theme] for theme in themes if theme in self.themes)
        return self.looks[next(found, next(iter(self.looks)))]
