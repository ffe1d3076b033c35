"""Texts to post or send, one for each channel: as long as the channel likes, and never cut within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from omzien.kit.print_text import sentences
from omzien.kit.subject import Subject, danger
from omzien.model.kit import Channel

_LONGEST_TAG = 30  # letters; a longer title makes a hashtag that nobody reads


@dataclass(frozen=True)
class ChannelText:
    """A text for a channel, its length as channels count it and what they allow."""

    channel: Channel
    text: str
    limit: int

    @property
    def length(self) -> int:
        """In UTF-16 units: the widest way in which channels count, so never too long elsewhere."""
        return len(self.text.encode("utf-16-le")) // 2

    @property
    def fits(self) -> bool:
        """Whether the channel takes it."""
        return self.length <= self.limit


def texts(subject: Subject) -> list[ChannelText]:
    """One text for each channel. One that cannot be short enough is there too, and does not fit."""
    return [_text(subject, channel) for channel in Channel]


def _text(subject: Subject, channel: Channel) -> ChannelText:
    settings = subject.frame.content.kit
    assert settings is not None  # noqa: S101 there are no subjects without it
    limits = settings.channels[channel]
    tags = _hashtags(subject, settings.hashtags)[: limits.hashtags]
    made = [
        ChannelText(channel, _filled(subject, channel, summary, message, tags), limits.limit)
        for summary, message in _shorter_and_shorter(subject)
    ]
    return next((text for text in made if text.fits), made[-1])


def _shorter_and_shorter(subject: Subject) -> Iterator[tuple[str, str]]:
    """Summary and message: first whole, then with fewer sentences, then without the summary."""
    parts = sentences(subject.message)
    for summary in (subject.summary, ""):
        for count in range(len(parts), 0, -1):
            yield summary, " ".join(parts[:count])
    yield "", ""


def _filled(subject: Subject, channel: Channel, summary: str, message: str, tags: list[str]) -> str:
    frame = subject.frame
    plain = {"title": subject.title, "when": subject.when, "summary": summary, "message": message, "danger": danger(frame)}
    contacts = [f"{entry.name}: {entry.number}" + (f" ({entry.facts})" if entry.facts else "") for entry in subject.contacts]
    text = frame.template(
        f"kit/{channel.value}.txt",
        **{name: frame.isolated(words) for name, words in plain.items()},
        contacts=[*map(frame.isolated, contacts)],
        address=subject.address,
        tags=" ".join(f"#{tag}" for tag in tags),
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _hashtags(subject: Subject, always: list[str]) -> list[str]:
    """The Dutch title as one word, so that posts in every language are found together, and those of data/kit.yml.

    Each word starts with a capital: that is how readers aloud find the words.
    """
    words = re.findall(r"[^\W_]+", subject.item.item.title.dutch.split(":")[0])
    tag = "".join(word[:1].upper() + word[1:] for word in words)
    own = [tag] if len(words) > 1 and len(tag) <= _LONGEST_TAG else []
    return own + [other for other in always if other not in own]
