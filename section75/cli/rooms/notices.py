"""`section75 notices`: work out when a notice ends, list those served, record one and what was said in answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer as say
from section75.cli.files import partnership_in
from section75.cli.options import AsOption, FilesArgument, JsonOption, PartnershipOption, reading
from section75.cli.signing_on import person, with_database
from section75.core.agreements import SCOPES, MonthEnd, Way
from section75.core.calendar import ENGLAND, in_words, read_day
from section75.core.notice import Answer, NoticeAsked, NoticeShown, NoticeWorkedOut
from section75.core.partnership import work_out_notice

if TYPE_CHECKING:
    from section75.apps.notices.models import Notice

ROOM = typer.Typer(help="Notice: when it ends and on what authority; notices served, and what was said in answer.")


def _day(name: str, says: str) -> Any:
    return typer.Option(name, metavar="DAY", parser=reading(read_day), show_default=False, help=says)


ScopeOption = Annotated[
    str, typer.Option("--scope", metavar="SCOPE", show_default=False, help=f"What it ends: {', '.join(SCOPES)}.")
]
GroundOption = Annotated[
    str, typer.Option("--ground", metavar="WORDS", show_default=False, help='Such as "no fault" or "default".')
]
OfOption = Annotated[
    str, typer.Option("--of", metavar="ID", show_default=False, help="The fund's or schedule's short name.")
]
ByOption = Annotated[
    str, typer.Option("--by", metavar="PARTY", show_default=False, help="The short name of the party.")
]
HowOption = Annotated[Way | None, typer.Option("--how", show_default=False, help="How it is served.")]
ServedOption = Annotated[date, _day("--served", "The day of the letter.")]
ReceivedOption = Annotated[date | None, _day("--received", "The day of receipt.")]
AuthorityOption = Annotated[date | None, _day("--authority", "The day of the decision it relies on.")]
SaysOption = Annotated[str, typer.Option("--says", metavar="WORDS", show_default=False, help="In which words.")]


@ROOM.command("work-out")
def work_out(
    files: FilesArgument,
    scope: ScopeOption,
    served: ServedOption,
    ground: GroundOption = "",
    of: OfOption = "",
    by: ByOption = "",
    how: HowOption = None,
    rule: Annotated[
        MonthEnd | None,
        typer.Option("--rule", show_default=False, help="The month-end convention, where the agreement gives none."),
    ] = None,
    received: ReceivedOption = None,
    accepted: Annotated[date | None, _day("--accepted", "The day of a reply that accepts it.")] = None,
    authority: AuthorityOption = None,
    as_json: JsonOption = False,
) -> None:
    """Work out when a notice ends, step by step; needs no database.

    Where the agreement is silent it is refused, with what each reading would give.

    \b
    section75 notices work-out examples/oxfordshire-2017 --scope agreement --served "18 July 2017"
    section75 notices work-out examples/oxfordshire-2017 --scope agreement --served 2017-08-31 \\
      --rule "last day of that month"
    """
    asked = NoticeAsked(
        scope=scope,
        ground=ground,
        of=of,
        by=by,
        sent_on=served,
        way=how,
        rule=rule,
        received_on=received,
        accepted_on=accepted,
        authority_on=authority,
    )
    found = work_out_notice(partnership_in(files, binding_on=served), asked, holidays=ENGLAND)
    say(found.as_data(), "\n".join(_worked_out(found)), as_json=as_json)


def _worked_out(found: NoticeWorkedOut) -> Iterator[str]:
    yield f"It ends on {in_words(found.working.end_on)}."
    yield from (f"  {number}. {step}" for number, step in enumerate(found.working.steps, start=1))
    yield from (f"  {note}" for note in found.notes)
    yield "If the day of service is disputed:"
    yield from (f"  {each.says}" for each in found.alternatives)


@ROOM.command("list")
@with_database
def list_notices(partnership: PartnershipOption, as_: AsOption = "", as_json: JsonOption = False) -> None:
    """List the notices served, from the papers and as recorded, with each reading of them and its working."""
    from section75.apps.accounts.store import authorise
    from section75.apps.agreements import store as agreements
    from section75.apps.notices import store
    from section75.core.authority import Act

    authorise(person(as_), Act.SEE_AGREEMENT, partnership=partnership)
    terms = agreements.latest(partnership)
    served = [*terms.notices_served, *(store.served_of(row) for row in store.all_of(partnership))]
    shown = [store.shown(terms, each) for each in served]
    text = "\n".join(line for each in shown for line in _lines(each)) or "No notice is recorded."
    say([each.as_data() for each in shown], text, as_json=as_json)


@ROOM.command()
@with_database
def record(
    partnership: PartnershipOption,
    by: ByOption,
    scope: ScopeOption,
    ground: GroundOption,
    served: ServedOption,
    ends: Annotated[str, typer.Option("--ends", metavar="WORDS", show_default=False, help="What it is to end.")],
    of: OfOption = "",
    keeps: Annotated[str, typer.Option("--keeps", metavar="WORDS", show_default=False, help="What it leaves.")] = "",
    how: HowOption = None,
    received: ReceivedOption = None,
    authority: AuthorityOption = None,
    decision: Annotated[
        str, typer.Option("--decision", metavar="WORDS", show_default=False, help="The decision it relies on.")
    ] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record a notice that a party served. It stays; what is said in answer is recorded beside it."""
    from django.utils import timezone

    from section75.apps.notices import actions

    given = actions.NoticeGiven(
        by=by,
        scope=scope,
        of=of,
        ends=ends,
        keeps=keeps,
        ground=ground,
        sent_on=served,
        received_on=received,
        way=how.value if how else "",
        authority=decision,
        authority_on=authority,
    )
    row = actions.record_notice(person(as_), partnership, given, at=timezone.now())
    _answer(partnership, row, as_json=as_json)


@ROOM.command()
@with_database
def answer(
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the notice.")],
    partnership: PartnershipOption,
    what: Annotated[Answer, typer.Option("--answer", show_default=False, help="What was said.")],
    by: ByOption,
    on: Annotated[date, _day("--on", "The day it was said.")],
    says: SaysOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record what a party said in answer to a notice; a withdrawal by agreement is the last such record."""
    from django.utils import timezone

    from section75.apps.notices import actions

    kept = actions.answer_notice(
        person(as_), partnership, number, answer=what, by=by, on=on, says=says, at=timezone.now()
    )
    _answer(partnership, kept.notice, as_json=as_json)


def _answer(partnership: str, row: Notice, *, as_json: bool) -> None:
    """One recorded notice as it stands, whatever was just done to it."""
    from section75.apps.agreements import store as agreements
    from section75.apps.notices import store

    kept = store.get(partnership, row.number)
    assert kept is not None, "it was kept"
    shown = store.shown(agreements.latest(partnership), store.served_of(kept))
    say(shown.as_data() | {"number": row.number}, "\n".join(_lines(shown)), as_json=as_json)


def _lines(shown: NoticeShown) -> Iterator[str]:
    """A notice as it reads at a terminal."""
    notice = shown.notice
    yield f"Notice {notice.id}: {shown.by}, letter of {in_words(notice.sent_on)}. Answer: {notice.stands}."
    for each in shown.readings:
        yield f"  {each.says}"
        yield from (f"    {each.why_not}",) if each.why_not else ()
        yield from (f"    {step}" for working in each.workings for step in working.steps)
    yield from (f"  {step}" for step in shown.authorities)
    yield from (f"  Disputed: {each.says}" for each in shown.alternatives)
    yield from (f"  {shown.printed}",) if shown.printed else ()
