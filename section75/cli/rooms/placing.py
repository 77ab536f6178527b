"""`section75 placing`: the rules that place rows of finance extracts: listed, added, ended, and tried on a row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    DayOption,
    FundOption,
    JsonOption,
    PartnershipOption,
    reading,
)
from section75.cli.proposed import answer_proposed
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act, Scope
from section75.core.calendar import Span, read_day
from section75.core.pools import Asked, Codes, Conditions, Destination, rule_name, try_rules

if TYPE_CHECKING:
    from section75.apps.placing.store import Recorded
    from section75.core.pools import CameClose, Tried

ANY = Codes()

ROOM = typer.Typer(help="Placing rules: which rows of a finance extract go where.")

CodesOption = Annotated[
    Codes, typer.Option(metavar="CODES", parser=reading(Codes.read), help="Such as: LD402, LD410 to LD419, LD5*")
]
LastDayOption = Annotated[
    date | None, typer.Option(metavar="DAY", parser=reading(read_day), show_default=False, help="Such as 2023-03-31.")
]
NamesOption = Annotated[list[str] | None, typer.Option(metavar="WORDS", help="Give it again for another.")]


@ROOM.command("rules")
@with_database
def list_rules(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List every rule recorded beside those of the agreement's file, with its versions, latest first."""
    from section75.apps.placing import store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = store.all_of(Scope(desk.ledger.partnership, desk.ledger.fund))
    lines = [_line(each) for each in found] or ["No rule has been recorded here beside those of the agreement."]
    answer([_data(each) for each in found], "\n".join(lines), as_json=as_json)


@ROOM.command()
@with_database
def add(
    partnership: PartnershipOption,
    to: Annotated[str, typer.Option(metavar="ACCOUNT", show_default=False, help="Such as expenditure/day-services.")],
    on: DayOption,
    clause: Annotated[str, typer.Option(metavar="WORDS", show_default=False, help="The clause or decision.")],
    because: BecauseOption,
    cost_centres: CodesOption = ANY,
    subjectives: CodesOption = ANY,
    supplier: NamesOption = None,
    word: NamesOption = None,
    last_day: LastDayOption = None,
    before: NamesOption = None,
    replaces: Annotated[int | None, typer.Option(min=1, help="The number of the rule it replaces.")] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose a rule, from a first day on: rows of these codes, suppliers and words go to one line."""
    from django.utils import timezone

    from section75.apps.placing import actions
    from section75.apps.placing.wanted import WantedRule

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    conditions = Conditions(cost_centres, subjectives, tuple(supplier or ()), tuple(word or ()))
    destination, target = _destination(desk, to)
    span = Span.through(on, last_day)
    wanted = WantedRule(conditions, destination, target, span, clause, because, tuple(before or ()), replaces)
    place = Scope(desk.ledger.partnership, desk.ledger.fund)
    answer_proposed(actions.propose_rules(desk.user, place, [wanted], at=timezone.now()), as_json=as_json)


def _destination(desk: Desk, to: str) -> tuple[Destination, str]:
    """Where rows go, as it is written. Refuses what is nowhere in the fund."""
    from section75.apps.placing.destinations import destinations_of
    from section75.apps.placing.refusals import NoSuchDestination

    places = destinations_of(desk.partnership, desk.ledger.fund)
    if to not in places:
        raise NoSuchDestination(to, places, "")
    return places[to][0], places[to][1]


@ROOM.command()
@with_database
def end(
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER...", min=1, help="The numbers of the rules.")],
    partnership: PartnershipOption,
    on: DayOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose that rules end, the day given being the last on which they place rows."""
    from django.utils import timezone

    from section75.apps.placing import actions
    from section75.apps.placing.wanted import WantedEnd

    desk = sign_on(as_, partnership, fund)
    ends = Span.through(on, on).ends_before
    assert ends is not None, "a day ends"
    place = Scope(desk.ledger.partnership, desk.ledger.fund)
    wanted = WantedEnd(tuple(numbers), ends, because)
    answer_proposed(actions.propose_ending(desk.user, place, wanted, at=timezone.now()), as_json=as_json)


@ROOM.command("try")
@with_database
def try_on_a_row(
    cost_centre: Annotated[str, typer.Argument(show_default=False, help="The row's cost centre.")],
    partnership: PartnershipOption,
    on: DayOption,
    subjective: Annotated[str, typer.Option(help="The row's subjective.")] = "",
    supplier: Annotated[str, typer.Option(help="The row's supplier.")] = "",
    description: Annotated[str, typer.Option(help="The row's description.")] = "",
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say which rule places a row, and which came close and why they did not fit."""
    from section75.apps.placing import store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    rules = store.rules_of(Scope(desk.ledger.partnership, desk.ledger.fund))
    tried = try_rules(rules, Asked(cost_centre, subjective, on, supplier, description))
    answer(_tried(tried), "\n".join(_tried_lines(tried)), as_json=as_json)


def _line(each: Recorded) -> str:
    ends = f" before {each.ends_before.isoformat()}" if each.ends_before else ""
    replaced = f", replaced by rule {each.ending.replaced_by}" if each.ending and each.ending.replaced_by else ""
    days = f"from {each.row.starts_on.isoformat()}{ends}{replaced}"
    who = f"{each.row.prepared_by.username}, approved by {each.row.approved_by.username}"
    name = rule_name(each.row.number)
    return f"{name}: {each.conditions.in_words} -> {each.goes_to}, {days} ({each.row.clause}; {who})"


def _data(each: Recorded) -> dict[str, Any]:
    row = each.row
    return {
        "number": row.number,
        "cost_centres": row.cost_centres,
        "subjectives": row.subjectives,
        "suppliers": row.suppliers.splitlines(),
        "words": row.words.splitlines(),
        "goes_to": each.goes_to,
        "starts_on": row.starts_on.isoformat(),
        "ends_before": each.ends_before.isoformat() if each.ends_before else None,
        "clause": row.clause,
        "because": row.because,
        "before": row.before.splitlines(),
        "replaces": row.replaces,
        "replaced_by": each.ending.replaced_by if each.ending else None,
        "prepared_by": row.prepared_by.username,
        "approved_by": row.approved_by.username,
    }


def _tried(tried: Tried) -> dict[str, Any]:
    placed = tried.placed
    return {
        "placed": {"destination": placed.destination.value, "target": placed.target, "rule": placed.rule.name}
        if placed
        else None,
        "refusal": tried.refusal.as_data() if tried.refusal else None,
        "came_close": [{"rule": each.rule.name, "because": list(each.because)} for each in tried.close],
    }


def _tried_lines(tried: Tried) -> list[str]:
    return [_outcome(tried), "Came close:", *(_close(each) for each in tried.close)]


def _outcome(tried: Tried) -> str:
    if tried.refusal:
        return tried.refusal.says
    if tried.placed is None:
        return "No rule fits it, so it waits."
    to = f"{tried.placed.destination.value}/{tried.placed.target}".rstrip("/")
    return f"It goes to {to}, by {tried.placed.rule.name} ({tried.placed.rule.clause})."


def _close(each: CameClose) -> str:
    return f"  {each.rule.name}: {'; '.join(each.because)}"
