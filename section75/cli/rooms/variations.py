"""`section75 variations`: what a variation moves, proposing it to both partners, and the difference it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.files import file_texts
from section75.cli.options import AsOption, FilesArgument, JsonOption, PartnershipOption, reading
from section75.cli.proposed import answer_proposed
from section75.cli.signing_on import with_database
from section75.core.authority import Act
from section75.core.calendar import Month, london_day
from section75.core.partnership import Partnership
from section75.core.variations import Figure, TermChange, figures_moved, terms_changed
from section75.importers.agreement_file import read_partnership

if TYPE_CHECKING:
    from section75.core.ledger import Draft

ROOM = typer.Typer(help="Variations: what one moves, who approves it, and the difference it makes to the books.")

VariationOption = Annotated[
    list[Path],
    typer.Option(
        "--variation", metavar="FILE", exists=True, dir_okay=False, help="The file with [variation] at its top."
    ),
]
BecauseOption = Annotated[str, typer.Option("--because", metavar="WORDS", show_default=False, help="Why.")]
MonthOption = Annotated[
    Month,
    typer.Option(
        "--month", metavar="MONTH", parser=reading(Month.read), help='The month it is reported in: "2017/18 M4"'
    ),
]


@ROOM.command()
def preview(files: FilesArgument, variation: VariationOption, as_json: JsonOption = False) -> None:
    """Say what a variation would move: contributions by year and month, and every term that changes. Needs no database.

    \b
    section75 variations preview examples/variations/oxfordshire-before.toml \\
        --variation examples/variations/oxfordshire-july.toml
    """
    texts = file_texts(files)
    before, after = read_partnership(texts), read_partnership([*texts, *file_texts(variation)])
    figures = figures_moved(before, after, variances={})
    new = [each for each in after.variations if each.id not in {known.id for known in before.variations}]
    on = min((each.effective for each in new), default=None)
    changes = terms_changed(before, after, on=on) if on is not None else ()
    data = {
        "partnership": after.id,
        "variations": [{"id": each.id, "title": each.title, "says": each.in_words()} for each in new],
        "figures": [each.as_data() for each in figures],
        "terms": [each.as_data() for each in changes],
    }
    lines = [after.name, *(f"{each.title}. {each.in_words()}" for each in new), *_told(after, figures, changes)]
    answer(data, "\n".join(lines), as_json=as_json)


def _told(terms: Partnership, figures: Sequence[Figure], changes: Iterable[TermChange]) -> Iterator[str]:
    names = {fund.id: fund.name for fund in terms.funds}
    yield from ("", "Figures that move")
    for each in figures:
        was = each.before if each.before is not None else each.before_says
        now = each.after if each.after is not None else each.after_says
        by = f" ({each.moved})" if each.moved is not None else ""
        yield f"  {each.of}, {names.get(each.fund, each.fund)}, {each.period}: {was} becomes {now}{by}"
    yield from ("", "Terms that change")
    for change in changes:
        yield f"  {change.heading}: {change.name}  [{change.clause}]"
        yield f"    was: {change.before or 'nothing'}"
        yield f"    is: {change.after or 'nothing'}"


@ROOM.command()
@with_database
def propose(
    partnership: PartnershipOption,
    variation: VariationOption,
    because: BecauseOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose a variation to every partner. Nothing is changed until each has approved it."""
    from django.utils import timezone

    from section75.apps.variations import actions
    from section75.cli.signing_on import person

    user, at = person(as_), timezone.now()
    number = actions.bring_terms(user, partnership, file_texts(variation), at=at)
    answer_proposed(actions.propose_terms(user, partnership, number, because=because, at=at), as_json=as_json)


@ROOM.command()
@with_database
def difference(
    partnership: PartnershipOption,
    month: MonthOption,
    propose_it: Annotated[bool, typer.Option("--propose", help="Propose posting it.")] = False,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show what the books lack since the terms were varied; with --propose, propose posting it in that month."""
    from django.utils import timezone

    from section75.apps.accounts.store import authorise
    from section75.apps.variations import actions, books
    from section75.cli.signing_on import person

    if propose_it:
        answer_proposed(
            actions.propose_difference(person(as_), partnership, month=month, at=timezone.now()), as_json=as_json
        )
        return
    authorise(person(as_), Act.SEE_LEDGER, partnership=partnership)
    found = books.lacking(partnership, month=month, on=london_day(timezone.now()))
    answer([_draft(draft) for draft in found.all], "\n".join(_line(draft) for draft in found.all), as_json=as_json)


def _draft(draft: Draft) -> dict[str, object]:
    return {
        "fund": draft.fund,
        "effective_on": draft.effective_on.isoformat(),
        "debit": draft.debit.code,
        "credit": draft.credit.code,
        "pence": draft.amount.pence,
        "says": draft.narrative,
        "authority": draft.authority,
    }


def _line(draft: Draft) -> str:
    moves = f"{draft.fund}  {draft.effective_on.isoformat()}  {draft.amount}  {draft.debit} from {draft.credit}"
    return f"{moves}\n    {draft.narrative}  [{draft.authority}]"
