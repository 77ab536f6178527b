"""The agreement on a day as a document: parties, schedules, contributions, risk share, notice, governance, silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from section75.core.calendar import in_words
from section75.core.money import Money
from section75.core.partnership import Fact, Partnership, agreement_on, findings_of
from section75.core.pools import Basis, ContributionTable, Fund
from section75.core.refusals import Result
from section75.render.readable.document import Paragraph, Readable, Section
from section75.render.readable.worked import worked_amounts
from section75.render.table import Column, Kind, Row, Table

MONEY = Kind.MONEY
_OF_THE_WHOLE = ("Parties", "Agreements and schedules")
_AFTER_THE_FUNDS = (
    "Paid for outside every schedule",
    "Forecast and expected",
    "Notice",
    "Questions about a figure",
    "Groups",
    "Outcomes",
    "Where the source is silent",
)


def agreement_document(partnership: Partnership, *, on: date) -> Readable:
    """Everything the terms say on a day, as a document to be read. What they do not say is said to be silent."""
    shown = dict(agreement_on(partnership, on).sections)
    sections: list[Section] = [_facts(heading, shown[heading]) for heading in _OF_THE_WHOLE if heading in shown]
    sections += [each for each in (_variations(partnership),) if each.blocks]
    for fund in partnership.funds:
        sections += _fund(partnership, fund, shown.get(fund.name, ()), on)
    sections += [_facts(heading, shown[heading]) for heading in _AFTER_THE_FUNDS if heading in shown]
    return Readable(
        title=partnership.name,
        facts=(
            ("In force on", in_words(on)),
            ("Terms", partnership.terms),
            *((f"File {each.name}", _file(each.invented, each.about)) for each in partnership.files),
        ),
        sections=tuple(sections),
        warning=_warning(partnership),
    )


def _file(is_invented: bool, about: str) -> str:
    return f"invented: {about}" if is_invented else about


def _warning(partnership: Partnership) -> str:
    """What a reader has to know first: that files are invented, and how many checks fail."""
    invented = [each.name for each in partnership.files if each.invented]
    fails = sum(finding.result is Result.FAIL for finding in findings_of(partnership))
    said = []
    if invented:
        said.append(f"Invented: {', '.join(invented)}. What comes from there is no evidence of what any body agreed.")
    if fails:
        said.append(f"{fails} {'finding' if fails == 1 else 'findings'} FAIL; the page of findings lists them.")
    return " ".join(said)


def _facts(heading: str, facts: Iterable[Fact], *, level: int = 2) -> Section:
    return Section(heading, tuple(_sentence(fact) for fact in facts), level)


def _sentence(fact: Fact) -> Paragraph:
    if fact.is_silent:
        return Paragraph(fact.says, fact.clause, is_silent=True)
    says = f"{fact.name[:1].upper()}{fact.name[1:]}: {fact.says}"
    return Paragraph(says if says.endswith(".") else f"{says}.", fact.clause)


def _variations(partnership: Partnership) -> Section:
    told = (
        Paragraph(f"{each.number}. {each.title}. {each.in_words()}", str(each.clause))
        for each in partnership.variations
    )
    return Section("Variations", tuple(told))


def _fund(partnership: Partnership, fund: Fund, facts: Iterable[Fact], on: date) -> Iterator[Section]:
    """A fund: what it is, who pays what, and who bears a variance, with worked amounts."""
    shares = [fact for fact in facts if _is_of_the_share(fact)]
    paid = [fact for fact in facts if fact.name.startswith("Contributions ")]
    yield _facts(fund.name, [fact for fact in facts if fact not in shares and fact not in paid])
    tables = [table for table in partnership.contributions if table.fund == fund.id and table.year.span.holds(on)]
    if tables:
        yield Section("Contributions", tuple(_contributions(partnership, table) for table in tables), 3)
    if shares:
        worked = worked_amounts(partnership, fund, on=on)
        yield Section("Who bears a variance", (*(_sentence(fact) for fact in shares), *worked), 3)


def _is_of_the_share(fact: Fact) -> bool:
    return fact.name.startswith(("An overspend, step", "An underspend, step", "Risk share"))


def _contributions(partnership: Partnership, table: ContributionTable) -> Table:
    """What each partner pays in, line by line, on the basis the table gives in full."""
    gives = table.gives()
    basis = Basis.NET if Basis.NET in gives else (gives[0] if gives else Basis.AS_AGREED)
    partners = list(table.due)
    names = {line.id: line.name for line in partnership.lines_of(table.fund)}
    lines = list(dict.fromkeys(row.line for row in table.rows))
    rows = [_of_line(table, basis, line, names.get(line, "Whole fund, or of no one line"), partners) for line in lines]
    total = Row(("Together", *(table.due[partner] for partner in partners)), is_total=True)
    standing = "approved" if table.approved else "indicative"
    columns = (Column("Line"), *(Column(f"{partnership.named(partner)} (£)", MONEY) for partner in partners))
    title = f"Contributions for {table.year}, {basis.value}, {standing}"
    return Table("Contributions", title, columns, (*rows, total), f"Source: {table.clause}.")


def _of_line(table: ContributionTable, basis: Basis, line: str, name: str, partners: list[str]) -> Row:
    due = table.by_partner(basis, lines=(line,)) if line else _of_no_line(table, basis)
    return Row((name, *(due.get(partner) for partner in partners)))


def _of_no_line(table: ContributionTable, basis: Basis) -> dict[str, Money]:
    found: dict[str, Money] = {}
    for row in table.rows:
        amount = row.on(basis)
        if not row.line and amount is not None:
            found[row.party] = found.get(row.party, Money(0)) + amount
    return found
