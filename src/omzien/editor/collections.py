"""What the editor shows: the calendar by year, the pages in every language, and the files of facts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from omzien.content import Content
from omzien.editor.forms import Choices, Form, form
from omzien.model import Item, Labels, Municipality, Organisations, PageMeta
from omzien.model.base import SOURCE_LANGUAGE
from omzien.model.municipality import GitHost

_ITEM_HEAD = "# yaml-language-server: $schema=../item.schema.json"
_FILES: dict[str, tuple[type[BaseModel], str]] = {
    "data/organisations.yml": (Organisations, "Organisaties en nummers"),
    "data/municipality.yml": (Municipality, "De gemeente"),
    "content-calendar/themes.yml": (Labels, "Thema's"),
    "content-calendar/audiences.yml": (Labels, "Doelgroepen"),
}


def settings(content: Content) -> dict[str, Any]:
    """What editor/start.js needs, as JSON: `config` for Sveltia CMS; `formats`: how each kind of file is read and written."""
    host = content.municipality.editor
    names = choices(content)
    item = form(Item, content.settings.languages, names)
    page = form(PageMeta, content.settings.languages, names)
    formats: dict[str, Any] = {
        "item": {"extension": "yml", "head": _ITEM_HEAD, "stamp": "updated", **item.turns},
        "page": {"extension": "md", **page.turns},
    }
    files = []
    for path, (model, label) in _FILES.items():
        data = content.documents[path].data
        made = form(model, content.settings.languages, names, data)
        name = path.rsplit("/", 1)[-1].removesuffix(".yml")
        formats[name] = {"extension": "yml", **made.turns}
        files.append({"name": name, "label": label, "file": path, "format": name, "fields": made.fields})
    config = {
        "load_config_file": False,
        "backend": backend(host),
        # Where the host can do it, what staff save is a proposal: it is checked, and a second person looks at it.
        "publish_mode": "editorial_workflow" if host and host.kind == "github" else "simple",
        "app_title": f"Redactie {content.municipality.name}",
        "site_url": content.settings.site_url,
        "display_url": content.settings.site_url,
        "media_folder": "docs/assets",
        "public_folder": "/assets",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "i18n": {
            "structure": "multiple_folders",
            "locales": content.settings.codes,
            "default_locale": SOURCE_LANGUAGE,
            "initial_locales": [SOURCE_LANGUAGE],
        },
        "collections": [
            *(_year(year, item) for year in sorted({i.year for i in content.items}, reverse=True)),
            _pages(page),
            {"name": "gegevens", "label": "Gegevens", "format": "municipality", "files": files},
        ],
    }
    return {"config": config, "formats": formats}


def choices(content: Content) -> Choices:
    """For the fields that name something else of the content: the ids, and their Dutch names."""
    organisations = {o.id: o.name_in(SOURCE_LANGUAGE)[0] for o in content.organisations.organisations if o.public}
    labels = {"themes": content.themes, "audiences": content.audiences, "for_whom": content.for_whom, "topics": content.topics}
    named = {name: {key: of.text(key, SOURCE_LANGUAGE) for key in of.labels} for name, of in labels.items()}
    sources = {code: f"{code}: {title}" for code, title in content.sources.sources.items()}
    return {**named, "help": organisations, "emergency": organisations, "sources": sources}


def backend(host: GitHost | None) -> dict[str, Any]:
    """Where the editor keeps what is changed; without a host that is the browser of who tries it: a demonstration."""
    if host is None:
        return {"name": "test-repo"}
    made: dict[str, Any] = {"name": host.kind, "repo": host.repo, "branch": host.branch, "auth_methods": ["token"]}
    if host.address:
        made["api_root"] = f"{host.address.rstrip('/')}/api/{'v4' if host.kind == 'gitlab' else 'v1'}"
        made["base_url"] = host.address.rstrip("/")
    if host.sign_in:
        made |= {"base_url": host.sign_in.rstrip("/"), "auth_methods": ["oauth", "token"]}
    if host.app:
        made["app_id"] = host.app
    return made


def _year(year: int, item: Form) -> dict[str, Any]:
    return {
        "name": f"kalender-{year}",
        "label": f"Kalender {year}",
        "label_singular": "Item",
        "description": "Elk item is één campagne, week, dag, bijeenkomst of training, in alle talen.",
        "folder": f"content-calendar/{year}",
        "format": "item",
        "create": True,
        "delete": False,  # a page and its line in calendars stay: what is off is cancelled, not removed
        "duplicate": False,
        "identifier_field": "title.nl",
        "slug": {"template": "{{title.nl}}", "editable": ["create"]},
        "summary": "{{start}} {{title.nl}}",
        "sortable_fields": {
            "fields": ["start", "title.nl", "updated"],
            "default": {"field": "start", "direction": "ascending"},
        },
        "view_groups": {"groups": [{"name": "stand", "label": "Stand", "field": "status"}]},
        "fields": item.fields,
    }


def _pages(page: Form) -> dict[str, Any]:
    fields = [{**made, "i18n": True} for made in page.fields]
    body = {
        "name": "body",
        "label": "Tekst",
        "hint": 'Schrijf Markdown. Een nummer: {{ phone("veilig-thuis") }}. Een blok: {{ contact("veilig-thuis") }}.',
        "widget": "text",
        "required": True,
        "i18n": True,
        "use_emoji_autocomplete": False,
    }
    return {
        "name": "paginas",
        "label": "Pagina's",
        "label_singular": "Pagina",
        "description": "Elke pagina in elke taal. Nederlands is de bron; de andere talen zijn vertalingen daarvan.",
        "folder": "docs",
        "format": "page",
        "nested": {"depth": 4},
        "create": False,  # a new page also needs a place in the menu, in mkdocs.yml
        "delete": False,
        "duplicate": False,
        "slug": "{{title}}",
        "i18n": True,
        "fields": [*fields, body],
    }
