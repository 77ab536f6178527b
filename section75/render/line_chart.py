"""Amounts over a range as lines: a picture beside a table, never instead of one.

As with bars, the picture is an SVG with no script, no inline style and one text alternative. Lines are told apart by
dashes and by a name at their end, not by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from section75.core.money import Money
from section75.render.chart import COLOURS, INK, look, one_image

DASHES: Final = ([1, 0], [7, 4], [2, 3], [10, 3, 2, 3])
MILLION_POUNDS: Final = 1_000_000_00
THOUSAND_POUNDS: Final = 1_000_00


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One line: what it is called, and its amount at each place; None where there is none, so that the line breaks."""

    name: str
    points: tuple[tuple[Money, Money | None], ...]


def line_chart(lines: Sequence[ChartLine], *, describes: str, across: str, up: str, width: int = 560) -> str:
    """The lines as SVG; `across` and `up` name the axes, `describes` is what a screen reader says instead.

    Refuses a chart with no line, with more than four, or with a line of fewer than two points.
    """
    if not lines or len(lines) > len(COLOURS) or any(len(line.points) < 2 for line in lines):
        raise ValueError(f"A chart of lines needs one to {len(COLOURS)} lines, of two points or more each.")
    import vl_convert  # imported late: started in a parent process it hangs in the forked children

    return one_image(vl_convert.vegalite_to_svg(_drawing(lines, across, up, width)), describes)


def _drawing(lines: Sequence[ChartLine], across: str, up: str, width: int) -> dict[str, object]:
    pence = [amount.pence for line in lines for point in line.points for amount in point if amount is not None]
    scale, unit = (MILLION_POUNDS, "£ million") if max(map(abs, pence)) >= MILLION_POUNDS else (THOUSAND_POUNDS, "£000")
    names = [line.name for line in lines]
    values = [_value(line.name, place, amount, scale) for line in lines for place, amount in line.points]
    axis = {"grid": True, "gridColor": "#b1b4b6", "domainColor": INK, "tickColor": INK, "titleFontSize": 15,
            "titleFontWeight": "normal", "titleColor": INK, "tickCount": 8, "labelOverlap": True}  # fmt: skip
    return {
        "width": width,
        "height": 300,
        "data": {"values": values},
        "encoding": {
            "x": {"field": "place", "type": "quantitative", "axis": axis | {"title": f"{across}, {unit}"}},
            "y": {"field": "amount", "type": "quantitative", "axis": axis | {"title": f"{up}, {unit}"}},
            "color": {"field": "line", "type": "nominal", "sort": names, "legend": _legend(),
                      "scale": {"domain": names, "range": list(COLOURS[: len(names)])}},
            "strokeDash": {"field": "line", "type": "nominal", "sort": names, "legend": _legend(),
                           "scale": {"domain": names, "range": [list(dash) for dash in DASHES[: len(names)]]}},
        },
        "layer": [{"mark": {"type": "line", "strokeWidth": 3, "invalid": "break-paths-show-path-domains"}}],
        "config": look(),
    }  # fmt: skip


def _legend() -> dict[str, object]:
    return {"title": None, "orient": "top", "direction": "vertical", "symbolType": "stroke", "symbolSize": 900,
            "symbolStrokeWidth": 3, "labelLimit": 480, "offset": 14}  # fmt: skip


def _value(name: str, place: Money, amount: Money | None, scale: int) -> dict[str, object]:
    # The only place where an amount becomes a float: a length on paper, never a sum.
    drawn = None if amount is None else amount.pence / scale
    return {"line": name, "place": place.pence / scale, "amount": drawn}
