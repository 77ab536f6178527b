"""Lives as bars along the years: a picture beside a timeline in words, never instead of one.

As with other drawings, the picture is an SVG with no script and one text alternative. What a bar stands for is said by
its colour and by its height, so that nobody has to tell colours apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import fill
from typing import Final

from section75.core.lives import Phase
from section75.render.chart import COLOURS, INK, look, one_image

ROW: Final = 46
LINE: Final = 18  # of a label
HEIGHTS: Final = {Phase.MAKING: 8, Phase.RUNNING: 26, Phase.ENDING: 16, Phase.OVER: 3}


@dataclass(frozen=True, slots=True)
class LifeBar:
    """One stretch of a life: whose, in which phase, from its first day up to the day it ends before."""

    label: str
    phase: Phase
    starts_on: date
    ends_before: date


@dataclass(frozen=True, slots=True)
class LifeMark:
    """One event on a line: whose, and on which day."""

    label: str
    on: date


def timeline(bars: Sequence[LifeBar], marks: Sequence[LifeMark], *, on: date, describes: str, width: int = 620) -> str:
    """The lives as SVG, in the order given, with a line at one day; `describes` is what a screen reader says instead.

    Refuses a picture of nothing.
    """
    if not bars:
        raise ValueError("A timeline needs at least one bar.")
    import vl_convert  # imported late: started in a parent process it hangs in the forked children

    return one_image(vl_convert.vegalite_to_svg(_drawing(bars, marks, on, width)), describes)


def _drawing(bars: Sequence[LifeBar], marks: Sequence[LifeMark], on: date, width: int) -> dict[str, object]:
    labels = list(dict.fromkeys(_wrapped(bar.label) for bar in bars))
    y = {
        "field": "label",
        "type": "nominal",
        "sort": labels,
        "axis": {"title": None, "ticks": False, "domain": False, "labelPadding": 10, "labelLimit": 260, "grid": False},
    }
    x_axis: dict[str, object] = {
        "title": None,
        "grid": True,
        "gridColor": "#b1b4b6",
        "domainColor": INK,
        "tickColor": INK,
        "tickCount": 6,
        "labelOverlap": True,
        "format": "%-d %b %Y",
    }
    return {
        "width": width,
        "height": {"step": max(ROW, LINE * max(label.count("\n") + 1 for label in labels) + 10)},
        "encoding": {"y": y},
        "layer": [_layer(bars, phase, x_axis) for phase in Phase] + [_marks(marks), _the_day(on)],
        "config": look(),
    }  # fmt: skip


def _layer(bars: Sequence[LifeBar], phase: Phase, axis: dict[str, object]) -> dict[str, object]:
    """The bars of one phase, as high as that phase is drawn."""
    values = [
        {"label": _wrapped(bar.label), "phase": phase.value, "from": bar.starts_on.isoformat(),
         "to": bar.ends_before.isoformat()}
        for bar in bars if bar.phase is phase
    ]  # fmt: skip
    names = [each.value for each in Phase]
    legend = {"title": None, "orient": "top", "direction": "horizontal", "symbolType": "square", "offset": 14}
    colour = {"field": "phase", "type": "nominal", "legend": legend,
              "scale": {"domain": names, "range": list(COLOURS[: len(names)])}}  # fmt: skip
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "height": HEIGHTS[phase]},
        "encoding": {"x": _place("from") | {"axis": axis}, "x2": {"field": "to"}, "color": colour},
    }


def _marks(marks: Sequence[LifeMark]) -> dict[str, object]:
    values = [{"label": _wrapped(mark.label), "on": mark.on.isoformat()} for mark in marks]
    return {
        "data": {"values": values},
        "mark": {"type": "point", "shape": "diamond", "size": 90, "filled": True, "color": INK},
        "encoding": {"x": _place("on")},
    }


def _the_day(on: date) -> dict[str, object]:
    return {
        "data": {"values": [{"on": on.isoformat()}]},
        "mark": {"type": "rule", "strokeWidth": 2, "strokeDash": [4, 3], "color": INK},
        "encoding": {"x": _place("on"), "y": None},
    }


def _place(field: str) -> dict[str, object]:
    """A day as a place on the line, the same in every time zone."""
    return {"field": field, "type": "temporal", "scale": {"type": "utc"}, "timeUnit": "utcyearmonthdate"}


def _wrapped(label: str) -> str:
    return fill(label, width=32, break_long_words=False)
