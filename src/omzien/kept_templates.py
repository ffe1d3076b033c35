"""Compiled templates in the cache: compiling them again at each build takes longer than filling them in."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from omzien.cache import Cache


class KeptTemplates(BytecodeCache):
    """Where Jinja looks for the code of a template. It is found by the text of the template and how that is to be read."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept, if there is something."""
        if code := self._cache.once("template", self._parts(bucket), bytes):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._cache.once("template", self._parts(bucket), bucket.bytecode_to_string)

    @staticmethod
    def _parts(bucket: Bucket) -> tuple[str, ...]:
        read = bucket.environment
        settings = (read.autoescape, read.trim_blocks, read.lstrip_blocks, read.keep_trailing_newline)
        return (jinja2.__version__, bucket.key, bucket.checksum, repr(settings))
