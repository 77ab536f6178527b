"""What is owed and paid, a statement of account, and sources and spenders, as tables for files and terminals."""

from __future__ import annotations

from section75.core.calendar import in_words
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.receipts import Movement, SourcesAndSpenders, Standing, StatementOfAccount
from section75.render.table import Column, Document, Kind, Row, Table

MONEY = Kind.MONEY


def state_words(standing: Standing) -> str:
    """How an instalment stands, with the days it was or is late."""
    late = f", {standing.days_late} days late" if standing.days_late else ""
    beyond = f", {standing.overpaid} paid beyond it" if standing.overpaid else ""
    said = f"{standing.state.value}{late}" if standing.state.value != "late" else f"late, {standing.days_late} days"
    return f"{said}{beyond}"


def owed_table(partnership: Partnership, found: tuple[Standing, ...]) -> Table:
    """Every instalment and how it stands."""
    words = [Column(text) for text in ("Due on", "Partner")]
    money = [Column(text, MONEY) for text in ("Due (£)", "Paid (£)", "In kind (£)", "Outstanding (£)")]
    rows = tuple(
        Row(
            (
                in_words(each.owed.due_on),
                partnership.named(each.owed.party),
                each.owed.amount,
                each.paid,
                each.in_kind,
                each.outstanding,
                state_words(each),
                ", ".join(each.invoices),
                each.owed.clause,
            )
        )
        for each in found
    )
    columns = (*words, *money, Column("State"), Column("Invoices"), Column("Clause"))
    return Table("Owed and paid", "Contributions owed and paid", columns, rows)


def statement_table(partnership: Partnership, found: StatementOfAccount) -> Table:
    """A statement of account, line by line, from opening to closing."""
    columns = (
        Column("Day"),
        Column("Entry"),
        Column("What"),
        Column("Amount (£)", MONEY),
        Column("Balance (£)", MONEY),
    )
    balance, rows = found.opening, [_row(in_words(found.starts_on), "", "Opening balance", None, found.opening)]
    for each in found.moved:
        balance += each.amount
        what = f"{each.movement.value.capitalize()}: {each.says}"
        rows.append(_row(in_words(each.on), str(each.seq), what, each.amount, balance))
    rows.append(Row((in_words(found.last_on), "", "Closing balance", None, found.closing), is_total=True))
    days = f"{in_words(found.starts_on)} to {in_words(found.last_on)}"
    note = "More owed to the fund is positive; money received and contributions in kind are negative."
    title = f"Statement of account of {partnership.called(found.party)}, {days}"
    return Table("Statement", title, columns, tuple(rows), note)


def _row(*cells: object) -> Row:
    return Row(cells)  # type: ignore[arg-type]


def statement_document(partnership: Partnership, found: StatementOfAccount, *, fund: str) -> Document:
    """A statement as a document, with its sums said once."""
    facts = (
        ("Fund", fund),
        *((name, str(amount)) for name, amount in sums_of(found)),
    )
    table = statement_table(partnership, found)
    return Document(table.title, facts, (table,))


def sources_table(partnership: Partnership, found: SourcesAndSpenders) -> Table:
    """Source of money by spender."""
    spenders = [partnership.named(each) if each else "Nobody said" for each in found.spenders]
    columns = (
        Column("Source"),
        Column("Put in (£)", MONEY),
        *(Column(f"Spent by {name} (£)", MONEY) for name in spenders),
        Column("Spent in all (£)", MONEY),
        Column("Left (£)", MONEY),
    )
    rows = [Row((row.name, row.put_in, *row.spent, row.spent_in_all, row.left)) for row in found.rows]
    total = found.total
    rows.append(Row((total.name, total.put_in, *total.spent, total.spent_in_all, total.left), is_total=True))
    return Table("Sources and spenders", "Where the money came from, and who spent it", columns, tuple(rows))


def sums_of(found: StatementOfAccount) -> tuple[tuple[str, Money], ...]:
    """A statement said in its sums, from opening to closing, and what stands beside them."""
    return (
        ("Opening", found.opening),
        *((kind.value.capitalize(), found.sum_of(kind)) for kind in Movement),
        ("Closing", found.closing),
        ("Of that in dispute, suspended", found.suspended),
        ("Closing, but for what is suspended", found.payable),
        ("Invoiced in these days", found.invoiced),
    )
