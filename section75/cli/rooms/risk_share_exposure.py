"""`section75 risk-share exposure` and `compare`: what a rule costs over a range, and what other shares would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import FilesArgument, FundOption, JsonOption, YearOption, pounds
from section75.cli.refusals import NothingTried
from section75.cli.rooms.risk_share_settling import Asked, SettlingDayOption, asked_of
from section75.core.calendar import in_words
from section75.core.exposure import Exposure, Outcome, RulesCompared, Taker, compare_rules
from section75.core.exposure import exposure as exposed
from section75.core.money import Money, Ratio
from section75.core.partnership import (
    rules_to_compare,
    spread_in_words,
    spread_of,
    tried_ways,
    usual_range,
    variances_between,
)

MOST_SAID = 20  # sentences under one heading, in words; JSON has all
FromOption = Annotated[Money | None, pounds("--from", "The first variance; an underspend carries a minus sign.")]
ToOption = Annotated[Money | None, pounds("--to", "The last variance.")]
PointsOption = Annotated[int, typer.Option("--points", help="How many variances, from 2 to 101.")]
LineOption = Annotated[
    str,
    typer.Option(
        "--line",
        metavar="LINE",
        show_default=False,
        help="Let the whole variance fall on one line. Else, for a rule by line, in proportion to the lines' budgets.",
    ),
]


def exposure(
    files: FilesArgument,
    fund: FundOption = "",
    year: YearOption = None,
    on: SettlingDayOption = None,
    first: FromOption = None,
    last: ToOption = None,
    points: PointsOption = 11,
    line: LineOption = "",
    as_json: JsonOption = False,
) -> None:
    """What a fund's risk share costs each partner over a range of variances; no database.

    Every kink, the largest exposure of each partner (or that it has no bound), and where the rule is silent. Without
    --from and --to: about five in a hundred of the contributions either way.

    \b
    section75 risk-share exposure examples/cambridgeshire-2023
    section75 risk-share exposure examples/cambridgeshire-2023 --from 0 --to 2,000,000 --points 5 --json
    """
    asked = asked_of(files, fund, year, on)
    variances, spread = _range(asked, first, last, points), _spread(asked, line)
    seen = exposed(asked.rule, asked.facts(), variances=variances, spread=spread)
    heading = f"{asked.fund.name}, {asked.year}: exposure by the risk share in force on {in_words(asked.day)}."
    falls = [f"How the variance falls on lines: {spread_in_words(spread)}."] if spread else []
    answer(asked.about | _data(seen), "\n".join([heading, *falls, *_text(seen)]), as_json=as_json)


def compare(
    files: FilesArgument,
    tried: Annotated[
        list[str] | None,
        typer.Option("--try", metavar="SHARES", show_default=False, help='Shares in place of today\'s: "70:30".'),
    ] = None,
    fund: FundOption = "",
    year: YearOption = None,
    on: SettlingDayOption = None,
    first: FromOption = None,
    last: ToOption = None,
    points: PointsOption = 5,
    line: LineOption = "",
    as_json: JsonOption = False,
) -> None:
    """Today's risk share beside the same with other shares, on the same variances; no database.

    \b
    section75 risk-share compare examples/cambridgeshire-2023 --try 70:30 --try 60:40
    """
    asked = asked_of(files, fund, year, on)
    ways = tried_ways("\n".join(tried or []), asked.partnership.partners_of(asked.fund))
    if not ways:
        raise NothingTried
    variances, spread = _range(asked, first, last, points), _spread(asked, line)
    compared = compare_rules(rules_to_compare(asked.rule, ways), asked.facts(), variances=variances, spread=spread)
    when = f"the risk share in force on {in_words(asked.day)}"
    heading = f"{asked.fund.name}, {asked.year}: {when}, and other shares in its place."
    text = "\n".join([heading, *_compared_text(compared)])
    answer(asked.about | {"rules": _compared_data(compared)}, text, as_json=as_json)


def _range(asked: Asked, first: Money | None, last: Money | None, points: int) -> tuple[Money, ...]:
    low, high = usual_range(asked.partnership, asked.fund.id, asked.year)
    return variances_between(low if first is None else first, high if last is None else last, points=points)


def _spread(asked: Asked, line: str) -> Ratio | None:
    return spread_of(asked.partnership, asked.rule, fund=asked.fund.id, year=asked.year, line=line)


def _data(seen: Exposure) -> dict[str, object]:
    return {
        "rows": [_row(row) for row in seen.rows],
        "kinks": [{"at": kink.at.pence, "jump": kink.is_jump, "says": kink.sentence} for kink in seen.kinks],
        "silent": [
            {"from": each.from_.pence, "to": each.to.pence if each.to else None, "says": each.sentence}
            for each in seen.silences
        ],
        "largest": [
            {
                "partner": most.partner,
                "of": kind,
                "amount": most.amount.pence if most.amount is not None else "unbounded",
                "says": most.sentence,
            }
            for kind, found in (("overspend", seen.largest_borne), ("underspend", seen.largest_kept))
            for most in found
        ],
    }


def _row(row: Outcome) -> dict[str, object]:
    return {
        "variance": row.variance.pence,
        "parts": {taker: amount.pence for taker, amount in row.parts.items()},
        "refused": row.refusal.says if row.refusal else None,
    }


def _text(seen: Exposure) -> Iterator[str]:
    yield ""
    yield from _table([_cells(row, seen.takers) for row in seen.rows], ["Variance", *(t.called for t in seen.takers)])
    if seen.is_ragged:
        yield from ("", "The rule bends too often to be looked at to the penny everywhere; what follows is not all.")
    for heading, sentences in (
        ("Where a cost changes its pace", [kink.sentence for kink in seen.kinks]),
        ("Where the rule is silent", [silence.sentence for silence in seen.silences]),
        ("At most", [most.sentence for most in (*seen.largest_borne, *seen.largest_kept)]),
    ):
        if sentences:
            more = [f"  ... and {len(sentences) - MOST_SAID} more"] if len(sentences) > MOST_SAID else []
            yield from ("", heading, *(f"  {sentence}" for sentence in sentences[:MOST_SAID]), *more)


def _cells(row: Outcome, takers: Sequence[Taker]) -> list[str]:
    parts = ["refused" if row.refusal else str(row.of(taker.id)) for taker in takers]
    return [str(row.variance), *parts]


def _table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> Iterator[str]:
    widths = [max(len(row[place]) for row in (header, *rows)) for place in range(len(header))]
    for row in (header, *rows):
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _compared_data(compared: RulesCompared) -> list[dict[str, object]]:
    return [
        {
            "label": each.label,
            "rows": [
                _row(outcome)
                | {
                    "difference": {party: amount.pence for party, amount in apart.items()}
                    if apart is not None
                    else None
                }
                for outcome, apart in zip(each.outcomes, each.differences, strict=True)
            ],
        }
        for each in compared.rules
    ]


def _compared_text(compared: RulesCompared) -> Iterator[str]:
    """One table a partner, and a pot: what it takes by each rule, and how far that is from the first."""
    for taker in compared.takers:
        what = f"What {taker.called} bears of an overspend, or (below nothing) keeps of an underspend"
        yield from ("", what if taker.is_partner else f"What is {taker.called}")
        header = ["Variance", compared.rules[0].label]
        for rule in compared.rules[1:]:
            header += [rule.label, "difference"]
        rows = [_compared_row(compared, place, taker.id) for place in range(len(compared.variances))]
        yield from _table(rows, header)
    refused = {o.refusal.says: None for rule in compared.rules for o in rule.outcomes if o.refusal}
    yield from (f"Refused: {says}" for says in refused)


def _compared_row(compared: RulesCompared, place: int, taker: str) -> list[str]:
    """One variance: what a taker has of it by each rule, and after the first rule how far that is from the first."""
    row = [str(compared.variances[place])]
    for number, rule in enumerate(compared.rules):
        outcome, apart = rule.outcomes[place], rule.differences[place]
        row.append("refused" if outcome.refusal else str(outcome.of(taker)))
        if number:
            row.append("" if apart is None else str(apart[taker]))
    return row
