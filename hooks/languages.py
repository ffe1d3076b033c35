"""All languages in one pass of MkDocs. Where a file of a language comes is for the translation plugin to say.

By itself the plugin runs a whole build of MkDocs for each language, in which it makes every file of every language anew; here
it does the Dutch in its own way, and its rule is asked for each file of the others.

A process that makes only a share of the languages, or a few files (`extra.only`), knows every file of the site, for links and
for the switch of languages (see share.py).
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs_static_i18n.folder import create_i18n_file
from share import Share

from omzien.model.base import SOURCE_LANGUAGE
from omzien.places import Places


@event_priority(-50)  # after the content was read
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The same menu for every language."""
    settings = config.omzien.content.settings
    config.share = settings.codes
    for language in config.plugins["i18n"].config.languages:
        language.build = language.locale == SOURCE_LANGUAGE  # the others are made in the same build, not each in one inside it
    config.places = Places(settings)
    config.nav = [{code: _in_language(config.nav, code)} for code in settings.codes]
    config.theme["language"] = SOURCE_LANGUAGE
    return config


def _in_language(entries: Any, code: str) -> Any:
    if isinstance(entries, str):
        return f"{code}/{entries}"
    if isinstance(entries, dict):
        return {title: _in_language(children, code) for title, children in entries.items()}
    return [_in_language(entry, code) for entry in entries]


@event_priority(-90)  # after the generated files have come in, before the plugin (-100)
def _hold_back(files: Files, config: MkDocsConfig) -> Files:
    """Leave the plugin the Dutch: it would throw the files of other languages away, to build each of them later."""
    config.source_files = {file.src_uri: file for file in files if file.inclusion.is_included()}
    for file in list(files):
        if file.src_uri not in config.source_files or config.places.split(file.src_uri)[0] != SOURCE_LANGUAGE:
            files.remove(file)
    return files


@event_priority(-110)  # after the plugin
def _gather(files: Files, config: MkDocsConfig) -> Files:
    """Every file in the place that the plugin gives it; a page that a language does not have is the Dutch one in its frame."""
    places, codes = config.places, config.omzien.content.settings.codes
    gathered = [_moved(config.source_files[answer.src_uri], answer) for answer in files]
    for source, file in config.source_files.items():
        language, path = places.split(source)
        if language != SOURCE_LANGUAGE:
            gathered.append(_moved(file, _answer(file, language, config)))
        elif file.is_documentation_page():
            missing = [code for code in codes[1:] if f"{code}/{path}" not in config.source_files]
            gathered += [_borrowed(file, f"{code}/{path}", _answer(file, code, config), config) for code in missing]
    for file in gathered:
        if file.is_documentation_page():
            language, path = places.split(file.src_uri)
            places.add(language, path, file.url, borrowed=file.locale != language)
    return Share(Files(gathered), config)


on_files = CombinedEvent(_hold_back, _gather)


def _answer(file: File, language: str, config: MkDocsConfig) -> File:
    """What the plugin makes of a file in a build of this language: its place in the site, and the language of its text."""
    plugin = config.plugins["i18n"]
    return create_i18n_file(file, language, plugin.default_language, plugin.all_languages, config)


def _moved(file: File, answer: File) -> File:
    """Our file, which knows its content, in the place of the plugin's."""
    file.dest_uri, file.locale = answer.dest_uri, getattr(answer, "locale", SOURCE_LANGUAGE)
    return file


def _borrowed(file: File, src_uri: str, answer: File, config: MkDocsConfig) -> File:
    return _moved(File.generated(config, src_uri, content=file.content_string, inclusion=file.inclusion), answer)
