"""Journal templates: proposed from a file, listed, and used for a month."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.evidence_given import EvidenceOption, kept
from section75.cli.options import AnyMonthOption, AsOption, FundOption, JsonOption, MonthOption, PartnershipOption
from section75.cli.proposed import answer_proposed
from section75.cli.rooms.journals.proposing import LinesArgument, ReferenceOption
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.journals import Every, Template, TemplateKind
from section75.core.money import Money
from section75.importers.journal_file import JournalFile, JournalFileUnreadable, read_journal_file

AmountOption = Annotated[
    list[str] | None,
    typer.Option(
        "--amount",
        metavar="LINE=POUNDS",
        show_default=False,
        help="The amount of a line that the template leaves open, such as 2=1,250.00; once for each.",
    ),
]


@with_database
def keep_template(
    file: LinesArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose a template from a TOML file: name, kind, every, first, last, narrative, authority, because, [[lines]]."""
    from django.utils import timezone

    from section75.apps.journals import actions

    desk = sign_on(as_, partnership, fund)
    template = _template(read_journal_file(file.read_bytes(), file_name=file.name))
    proposal = actions.propose_template(desk.user, desk.ledger, template, at=timezone.now())
    answer_proposed(proposal, as_json=as_json)


def _template(read: JournalFile) -> Template:
    said = read.said
    kinds = {each.value: each for each in TemplateKind}
    often = {each.name.lower(): each for each in Every}
    kind, every = kinds.get(said.get("kind", "")), often.get(said.get("every", ""))
    if kind is None or every is None:
        why = f"give kind ({', '.join(kinds)}) and every ({', '.join(often)})."
        raise JournalFileUnreadable("The template", why)
    words = {key: said.get(key, "") for key in ("name", "narrative", "authority", "because")}
    last = Month.read(said["last"]) if said.get("last") else None
    return Template(
        kind=kind, every=every, first=Month.read(said.get("first", "")), last=last, lines=read.lines, **words
    )


@with_database
def list_templates(
    partnership: PartnershipOption,
    month: AnyMonthOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List the templates, and which of them are due in a month and not used yet."""
    from section75.apps.journals import showing
    from section75.apps.ledger.months import latest_month

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    of = month or latest_month(desk.partnership, desk.ledger)
    found = showing.templates_in(desk.ledger, of)
    data = [_data(each) for each in found]
    lines = [f"{each['name']}: {each['kind']}, {each['every']}, {each['state']} in {of}" for each in data]
    answer(data, "\n".join(lines) or "No journal template has been approved for this fund.", as_json=as_json)


def _data(each: Any) -> dict[str, Any]:
    return {
        "name": each.row.name,
        "version": each.row.version,
        "kind": each.template.kind.value,
        "every": each.template.every.in_words,
        "state": "used" if each.is_used else ("due" if each.is_due else "not due"),
        "lines": [
            {
                "debit": line.debit.code,
                "credit": line.credit.code,
                "amount": line.amount.pence if line.amount is not None else None,
            }
            for line in each.template.lines
        ],
    }


@with_database
def use_template(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="The template's name.")],
    partnership: PartnershipOption,
    month: MonthOption,
    amount: AmountOption = None,
    reference: ReferenceOption = "",
    evidence: EvidenceOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose this month's journal from a template, with the amounts it leaves open and the evidence."""
    from django.utils import timezone

    from section75.apps.journals import actions
    from section75.apps.journals.asked import of_template
    from section75.apps.journals.proposals import template_of

    desk = sign_on(as_, partnership, fund)
    template = template_of(desk.ledger, name)
    typed = _amounts(amount or [], len(template.lines))
    asked = of_template(template, month, typed, reference=reference, file=kept(desk, evidence))
    is_journal = template.kind is TemplateKind.JOURNAL
    propose = actions.propose_lines if is_journal else actions.propose_accruals
    answer_proposed(propose(desk.user, desk.ledger, asked, at=timezone.now()), as_json=as_json)


def _amounts(given: list[str], lines: int) -> list[Money | None]:
    found: list[Money | None] = [None] * lines
    for each in given:
        number, equals, pounds = each.partition("=")
        if not (equals and number.isascii() and number.isdigit() and 1 <= int(number) <= lines):
            raise typer.BadParameter(f"{each!r} is not LINE=POUNDS with a line from 1 to {lines}.")
        found[int(number) - 1] = Money.of(pounds)
    return found
