"""Amounts as horizontal bars: a picture beside a table, never instead of one.

The picture is an SVG with no script, no inline style and one text alternative, the same bytes for the same amounts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from textwrap import fill
from typing import Final
from xml.sax.saxutils import quoteattr

COLOURS: Final = ("#12436D", "#28A197", "#801650", "#F46A25")  # 3:1 on white, told apart without hue
INK: Final = "#0b0c0c"
MILLION: Final = Decimal(1_000_000)
BAR_HEIGHT: Final = 22
LINE_HEIGHT: Final = 44  # room for a label of two lines, however few its bars


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: the line it stands for ("Residential care"), what it measures ("Budget"), and pounds."""

    label: str
    series: str
    pounds: int | Decimal


def bar_chart(bars: Sequence[ChartBar], *, describes: str, width: int = 560) -> str:
    """The bars as SVG, grouped by line in the order given; `describes` is what a screen reader says instead.

    Refuses a chart with no bars, with more than four measures, or with the same measure of a line twice.
    """
    _refuse_unreadable(bars)
    import vl_convert  # imported late: started in a parent process it hangs in the forked children

    return one_image(vl_convert.vegalite_to_svg(_drawing(bars, width)), describes)


def in_short(pounds: int | Decimal) -> str:
    """Pounds as the end of a bar says them: "£1.2 million" from a million upwards, else whole pounds."""
    amount = Decimal(pounds)
    sign = "\N{MINUS SIGN}" if amount < 0 else ""
    whole = abs(amount).quantize(Decimal(1), ROUND_HALF_UP)
    if whole < MILLION:
        return f"{sign}£{whole:,}"
    return f"{sign}£{(abs(amount) / MILLION).quantize(Decimal('0.1'), ROUND_HALF_UP):,} million"


def _refuse_unreadable(bars: Sequence[ChartBar]) -> None:
    if not bars:
        raise ValueError("A chart needs at least one bar.")
    if len(_in_order(bar.series for bar in bars)) > len(COLOURS):
        raise ValueError(f"A chart shows at most {len(COLOURS)} measures; use a table for more.")
    named = sorted((bar.label, bar.series) for bar in bars)
    for before, after in pairwise(named):
        if before == after:
            raise ValueError(f"{after[1]} of {after[0]} is given twice.")


def _in_order(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _drawing(bars: Sequence[ChartBar], width: int) -> dict[str, object]:
    """The Vega-Lite drawing: lines down the side, measures side by side in each, every bar from zero."""
    measures = _in_order(bar.series for bar in bars)
    lines = _in_order(_wrapped(bar.label) for bar in bars)
    y_axis = {"title": None, "ticks": False, "domain": False, "labelPadding": 10, "labelLimit": 240}
    zero_line = {"title": None, "values": [0], "labels": False, "ticks": False, "domain": False, "zindex": 1}
    return {
        "width": width,
        "height": {"step": max(BAR_HEIGHT, LINE_HEIGHT // len(measures))},
        "data": {"values": [_row(bar) for bar in bars]},
        "encoding": {
            "y": {"field": "line", "type": "nominal", "sort": lines, "axis": y_axis,
                  "scale": {"paddingInner": 0.35, "paddingOuter": 0.15}},
            "yOffset": {"field": "measure", "type": "nominal", "sort": measures, "bandPosition": 0.5},
            "x": {"field": "pounds", "type": "quantitative", "axis": zero_line,
                  "scale": {"zero": True, "nice": False, "padding": 0}},
        },
        "layer": [
            {"mark": {"type": "bar", "height": {"band": 0.86 if len(measures) > 1 else 0.6}},
             "encoding": {"color": _colour(measures)}},
            {"mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 6, "dy": 3},
             "encoding": {"x": {"field": "ends", "type": "quantitative"}, "text": {"field": "words"}}},
        ],
        "config": look(),
    }  # fmt: skip


def _colour(measures: list[str]) -> dict[str, object]:
    shown = len(measures) > 1
    legend = {"title": None, "orient": "top", "direction": "horizontal", "symbolType": "square", "offset": 14}
    return {
        "field": "measure",
        "type": "nominal",
        "sort": measures,
        "scale": {"domain": measures, "range": list(COLOURS[: len(measures)])},
        "legend": legend if shown else None,
    }


def _row(bar: ChartBar) -> dict[str, object]:
    # The only place where an amount becomes a float: a length on paper, never a sum.
    return {
        "line": _wrapped(bar.label),
        "measure": bar.series,
        "pounds": float(bar.pounds),
        "ends": float(max(bar.pounds, 0)),  # words stand to the right of zero even where the bar goes left
        "words": in_short(bar.pounds),
    }


def _wrapped(label: str) -> str:
    return fill(label, width=30, break_long_words=False)


def look() -> dict[str, object]:
    """Letters, ink and ground of every drawing."""
    return {
        "font": "Arial, sans-serif",
        "lineBreak": "\n",
        "background": "white",
        "view": {"stroke": None},
        "axis": {"labelFontSize": 15, "labelColor": INK, "labelLineHeight": 18, "gridColor": INK},
        "legend": {"labelFontSize": 15, "labelColor": INK, "symbolSize": 180, "columnPadding": 24},
        "text": {"fontSize": 14, "color": INK, "fill": INK},
    }


def one_image(svg: str, describes: str) -> str:
    """One image with one text alternative: the drawing's own roles would each ask for another."""
    quiet = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg)
    return quiet.replace("<svg ", f'<svg role="img" aria-label={quoteattr(describes)} ', 1)
