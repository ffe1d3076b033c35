"""The nouns of the project as pydantic models: each checks itself and can give its JSON Schema."""

from omzien.model.base import Entry, LanguageCode, LocalizedText, Slug, TranslationRecord
from omzien.model.item import Day, Item, Kind, Status
from omzien.model.labels import Labels
from omzien.model.municipality import Municipality
from omzien.model.organisation import Chat, Cost, HoursRange, Organisation, Organisations, Phone, Publish
from omzien.model.page import Door, PageMeta
from omzien.model.recurring import Recurring

__all__ = [
    "Chat",
    "Cost",
    "Day",
    "Door",
    "Entry",
    "HoursRange",
    "Item",
    "Kind",
    "Labels",
    "LanguageCode",
    "LocalizedText",
    "Municipality",
    "Organisation",
    "Organisations",
    "PageMeta",
    "Phone",
    "Publish",
    "Recurring",
    "Slug",
    "Status",
    "TranslationRecord",
]
