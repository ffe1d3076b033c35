"""A figure as HTML: a drawing by matplotlib, a table of the same numbers, and the sentences that belong with them.

Of the drawing only shapes and words are kept. Colours, letters and the dark scheme come from the stylesheet: the policy of
the site forbids styles in an element. The same numbers give the same bytes on every machine, because no font of that machine
plays a part: the words are put in afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from markupsafe import Markup

from omzien.frame import Frame
from omzien.model.figures import Figure, FigureKind, Point
from omzien.svg import OURS, shapes_and_words

# Matplotlib takes a quarter of a second to import: only a drawing that is really made needs it.
if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

# All in the units of the drawing, which is as wide as a card on a phone: one is about one CSS pixel there.
_WIDTH = 300
_LINE = 20  # a line of words
_LONGEST = 34  # characters on it, also when a reader puts the letters further apart (WCAG 1.4.12)
_BAR = 16
_GAP = 8
_YEAR = 40  # a year beside its bar
_VALUE = 52  # a number after the longest bar
_PLOT = 130  # height of a line
_RLI, _PDI = "\u2067", "\u2069"  # Unicode TR 9: keeps a right-to-left label in its own order inside the drawing
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "omzien", "path.simplify": False}
_INCH = 72  # units


@dataclass(frozen=True)
class Row:
    """One row of the table: its heading, and a number for each group (nothing where nobody counted)."""

    label: str
    language: str
    values: list[str]


def figure(frame: Frame, figure: Figure) -> Markup:
    """The figure in the language of `frame`: title, drawing, table, both sentences and source."""
    html = frame.template(
        "fragments/figure.html",
        figure=figure,
        rows=list(_rows(frame, figure)),
        drawing=draw(frame, figure),
        years=years(figure),
    )
    return Markup(html.strip())  # noqa: S704 escaped by Jinja


def draw(frame: Frame, figure: Figure) -> Markup:
    """The numbers as SVG without a style, a colour or an id. In right-to-left languages it is drawn the other way round."""
    parts = (figure.model_dump_json(), frame.t("figure-drawing"))
    return Markup(frame.kept("drawing", parts, lambda: str(_drawn(frame, figure))))  # noqa: S704 made below


def _drawn(frame: Frame, figure: Figure) -> Markup:
    import matplotlib as mpl
    from matplotlib.figure import Figure as Canvas

    drawing = _Drawing(frame, figure, Canvas(dpi=_INCH))
    with mpl.rc_context(_SETTINGS):  # type: ignore[arg-type] # its stubs do not take a mapping of mixed values
        svg = drawing.line() if figure.kind is FigureKind.LINE else drawing.bars()
    return shapes_and_words(svg, drawing.words, frame.t("figure-drawing"))


def years(figure: Figure) -> str:
    """The years that the numbers are about: `2009–2014` when none is left out, else `2017, 2023`."""
    found = figure.years
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"{found[0]}–{found[-1]}"
    return ", ".join(map(str, found))


def _rows(frame: Frame, figure: Figure) -> Iterator[Row]:
    language = frame.language.code
    numbers = {(point.name("nl")[0], point.series): _number(point, figure, language) for point in figure.points}
    for name, point in {point.name("nl")[0]: point for point in figure.points}.items():
        values = [numbers.get((name, series), "–") for series in figure.groups]
        yield Row(*point.name(language), values)


def _number(point: Point, figure: Figure, language: str) -> str:
    pattern = "#,##0" + ("." + "0" * figure.decimals if figure.decimals else "")
    return str(format_decimal(point.value, pattern, locale=language))


@dataclass
class _Drawing:
    """Draws one figure. Words stand in the drawing as their place in `words`."""

    frame: Frame
    figure: Figure
    canvas: Canvas
    words: list[str] = field(default_factory=list)

    @property
    def rtl(self) -> bool:
        return self.frame.language.direction == "rtl"

    @property
    def longest(self) -> float:
        return float(max(point.value for point in self.figure.points)) or 1.0

    def bars(self) -> bytes:
        """A bar for each number, from zero, on a row of its own; a group has its name above it."""
        beside = _YEAR if self.figure.of_years else 0
        lines, rows, height = self._layout()
        axes = self._axes(height, (0, self.longest), (height, 0), start=beside, end=_VALUE)
        for baseline, line, look in lines:
            self._word(axes, line, (0, baseline), look, (-beside, 0))
        for middle, point in rows:
            group = list(self.figure.series).index(point.series) if point.series else 0
            (bar,) = axes.barh([middle], [float(point.value)], height=_BAR)
            bar.set(gid=f"{OURS}bar{group}", linewidth=0)
            if beside:
                self._word(axes, self._name(point), (0, middle), "name", (-beside, -4))
            self._word(axes, self._value(point), (float(point.value), middle), "value", (5, -4))
        return self._svg()

    def _layout(self) -> tuple[list[tuple[float, str, str]], list[tuple[float, Point]], float]:
        """Bars from the top down: the lines of words above them with their look, the middle of each bar, the whole height."""
        lines: list[tuple[float, str, str]] = []
        rows: list[tuple[float, Point]] = []
        y = 0.0
        for series in self.figure.groups:
            heading = self.figure.series[series].best(self.frame.language.code)[0] if series else ""
            points = [point for point in self.figure.points if point.series == series]
            above = [("heading", heading, None), *(("name", "" if self.figure.of_years else self._name(p), p) for p in points)]
            for look, text, point in above:
                for line in wrap(text, _LONGEST):
                    y += _LINE
                    lines.append((y - 6, line, look))
                if point:
                    rows.append((y + _BAR / 2, point))
                    y += _BAR + _GAP
        return lines, rows, y

    def line(self) -> bytes:
        """Points with their numbers, from zero. They are joined only where no year is missing."""
        counted = [(year, float(p.value), p) for p in self.figure.points if isinstance(year := p.label, int)]
        across = (counted[0][0], counted[-1][0])
        axes = self._axes(_PLOT, across, (0, self.longest), start=20, end=20, above=_LINE, below=_LINE)
        axes.axhline(0, gid=f"{OURS}zero")
        for (year, value, _), (following, next_value, _) in pairwise(counted):
            if following == year + 1:
                axes.plot([year, following], [value, next_value], gid=f"{OURS}join")
        for year, value, point in counted:
            axes.plot([year], [value], "o", gid=f"{OURS}dot", clip_on=False)
            self._word(axes, self._name(point), (year, 0), "name", (0, -14), middle=True)
            self._word(axes, self._value(point), (year, value), "value", (0, 8), middle=True)
        return self._svg()

    def _name(self, point: Point) -> str:
        return point.name(self.frame.language.code)[0]

    def _value(self, point: Point) -> str:
        return _number(point, self.figure, self.frame.language.code)

    def _axes(
        self,
        height: float,
        across: tuple[float, float],
        down: tuple[float, float],
        *,
        start: float,
        end: float,
        above: float = 0,
        below: float = 0,
    ) -> Axes:
        """Axes from `across[0]`, where reading starts, to `across[1]`; around them these margins for words."""
        self.canvas.set_size_inches(_WIDTH / _INCH, height / _INCH)
        left = end if self.rtl else start
        axes = self.canvas.add_axes(
            (left / _WIDTH, below / height, (_WIDTH - start - end) / _WIDTH, (height - above - below) / height)
        )
        axes.set(xlim=across[::-1] if self.rtl else across, ylim=down)
        axes.set_axis_off()
        return axes

    def _word(
        self, axes: Axes, word: str, at: tuple[float, float], look: str, offset: tuple[float, float], *, middle: bool = False
    ) -> None:
        """A word that starts at this place of the axes, moved by `offset` in the direction of reading and up."""
        self.words.append(f"{_RLI}{word}{_PDI}" if self.rtl else word)
        axes.annotate(
            str(len(self.words) - 1),
            at,
            xytext=(-offset[0] if self.rtl else offset[0], offset[1]),
            textcoords="offset points",
            ha="center" if middle else "right" if self.rtl else "left",
            va="baseline",
            gid=OURS + look,
            annotation_clip=False,
        )

    def _svg(self) -> bytes:
        target = BytesIO()
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        FigureCanvasSVG(self.canvas).print_svg(target, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
        return target.getvalue()
