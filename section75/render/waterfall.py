"""A bridge as a waterfall: a picture beside a table, never instead of one.

As with bars, the picture is an SVG with no script, no inline style and one text alternative. Each step begins where the
one before it ended. What goes up and what goes down are told apart by the sign in words, not by colour alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import fill
from typing import Final

from section75.core.money import Money
from section75.render.chart import COLOURS, INK, LINE_HEIGHT, in_short, look, one_image

STANDS, UP, DOWN = "Contribution", "More", "Less"
KINDS: Final = (STANDS, UP, DOWN)


@dataclass(frozen=True, slots=True)
class Fall:
    """One step: what it is called, and how much more (or, with a minus sign, less) it makes."""

    label: str
    amount: Money


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar, from and to where it runs, in pence."""

    label: str
    kind: str
    start: int
    end: int
    words: str


def waterfall(opening: Fall, steps: Sequence[Fall], closing: str, *, describes: str, width: int = 560) -> str:
    """From the opening by its steps to the end, as SVG; `closing` names the end, `describes` says it in words.

    Where the steps are small beside the contributions, the two are drawn from just below the lowest step, not from
    nothing, and whoever shows the picture says so.
    """
    import vl_convert  # imported late: started in a parent process it hangs in the forked children

    bars = tuple(_bars(opening, steps, closing))
    return one_image(vl_convert.vegalite_to_svg(_drawing(bars, width)), describes)


def _bars(opening: Fall, steps: Sequence[Fall], closing: str) -> Iterator[_Bar]:
    at = opening.amount.pence
    yield _Bar(opening.label, STANDS, 0, at, _short(opening.amount))
    for step in steps:
        after = at + step.amount.pence
        sign = "+" if step.amount.pence >= 0 else ""
        yield _Bar(step.label, UP if step.amount.pence >= 0 else DOWN, at, after, f"{sign}{_short(step.amount)}")
        at = after
    yield _Bar(closing, STANDS, 0, at, _short(Money(at)))


def _short(amount: Money) -> str:
    return in_short(Decimal(amount.pence) / 100)


def _drawing(bars: Sequence[_Bar], width: int) -> dict[str, object]:
    """The Vega-Lite drawing: the steps down the side in their order, even where two have one name."""
    first, last = _window(bars)
    labels = [f"{number}|{_wrapped(bar.label)}" for number, bar in enumerate(bars)]
    axis = {"title": None, "ticks": False, "domain": False, "labelPadding": 10, "labelLimit": 300,
            "labelExpr": "slice(datum.label, indexof(datum.label, '|') + 1)"}  # fmt: skip
    scale = {"domain": [first, last], "zero": False, "nice": False}
    return {
        "width": width,
        "height": {"step": LINE_HEIGHT},
        "data": {"values": [_row(bar, label, first) for bar, label in zip(bars, labels, strict=True)]},
        "encoding": {"y": {"field": "line", "type": "nominal", "sort": labels, "axis": axis,
                           "scale": {"paddingInner": 0.35, "paddingOuter": 0.15}}},
        "layer": [
            {"mark": {"type": "bar", "stroke": INK, "strokeWidth": 1},
             "encoding": {"x": {"field": "from", "type": "quantitative", "axis": None, "scale": scale},
                          "x2": {"field": "to"}, "color": _colour()}},
            {"mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 6},
             "encoding": {"x": {"field": "right", "type": "quantitative"}, "text": {"field": "words"}}},
        ],
        "config": look(),
    }  # fmt: skip


def _wrapped(label: str) -> str:
    return fill(label, width=34, break_long_words=False, max_lines=2, placeholder=" …")


def _window(bars: Sequence[_Bar]) -> tuple[float, float]:
    """What the drawing spans: from nothing, or from just below the lowest step where all stand far above it."""
    ends = [place / 100 for bar in bars for place in (bar.start, bar.end) if place]
    lowest, highest = min(ends, default=0), max(ends, default=1)
    spread = highest - lowest
    first = lowest - spread / 4 if lowest > 2 * spread else min(0, lowest)
    return first, highest + (highest - first) / 5


def _colour() -> dict[str, object]:
    legend = {"title": None, "orient": "top", "direction": "horizontal", "symbolType": "square", "offset": 14}
    return {"field": "kind", "type": "nominal", "sort": list(KINDS), "legend": legend,
            "scale": {"domain": list(KINDS), "range": list(COLOURS[:3])}}  # fmt: skip


def _row(bar: _Bar, label: str, first: float) -> dict[str, object]:
    # The only place where an amount becomes a float: a length on paper, never a sum.
    start, end = max(bar.start / 100, first), bar.end / 100
    return {"line": label, "kind": bar.kind, "from": start, "to": end, "right": max(start, end), "words": bar.words}
