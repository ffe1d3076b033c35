"""QR codes (ISO/IEC 18004): straight to a page of the site, without a redirect that others could read or that could end."""

from __future__ import annotations

import io
from functools import partial

from omzien.frame import Frame

_ERROR = "m"  # 15 % may be dirty or torn; segno takes a higher level when that costs no space
_QUIET = 4  # modules of white around it: what the standard asks
_SCALE = 12  # dots for a module in the PNG: sharp at the size of a postcard


def code(frame: Frame, address: str, ending: str) -> bytes:
    """The code for an address as `svg` or `png`. A poster of each size has the same one, and the next build too."""
    make = partial(frame.kept, "qr", (address, ending), partial(_code, address, ending))
    return frame.once(("qr", address, ending), make)


def _code(address: str, ending: str) -> bytes:
    import segno  # here, because most builds find every code among what was kept

    made = segno.make(address, error=_ERROR, micro=False)
    out = io.BytesIO()
    made.save(out, ending, scale=1 if ending == "svg" else _SCALE, border=_QUIET, dark="#000", light="#fff")
    return out.getvalue()
