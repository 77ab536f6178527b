"""A return's frozen value as tables: every rendering of a return is made from these, and needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.money import Money
from section75.render.table import Column, Document, Kind, Row, Table
from section75.returns import CheckValue, LineValue, ReturnValue, SectionValue

INVENTED = "Made from invented terms: nothing here is evidence of what any body agreed, paid or spent."
BLANK = (
    "A blank amount: the line is said in words and has no figure. "
    "A blank clause: the figure is worked out from entries, a forecast or other figures, and cites none itself."
)
AMOUNT = Column("Amount (£)", Kind.MONEY)


def document(value: ReturnValue, foot: str = "") -> Document:
    """The return: what it is, a table for each section, its checks, and every line with its sentence and clause."""
    tables = [section_table(section) for section in value["sections"]]
    return Document(
        title=title_of(value),
        facts=tuple(facts_of(value)),
        tables=(*tables, checks_table(value["checks"]), lines_table(value)),
        warning=INVENTED if value["invented"] else "",
        foot=foot,
    )


def title_of(value: ReturnValue) -> str:
    """The title, the fund and the period in one line."""
    return f"{value['title']}: {value['fund']['name']}, {value['period']['words']}"


def facts_of(value: ReturnValue) -> Iterator[tuple[str, str]]:
    """What is said once: who owes it to whom under which authority, by when, and what it was made from."""
    manager = ", ".join(value["owed_by"]["who"]) or "not named in the agreement"
    yield "Partnership", value["partnership"]["name"]
    yield "Fund", value["fund"]["name"]
    yield "Period", value["period"]["words"]
    yield "Authority", f"{value['authority']}: {value['asks']}"
    yield "Owed by", f"{value['owed_by']['role']} ({manager})"
    yield "Owed to", f"{value['owed_to']['role']} ({', '.join(value['owed_to']['who'])})"
    yield "Due", value["due_says"]
    yield "Contact", f"Questions about this report go to the pool manager: {manager}."
    yield "Signs", f"{value['signs']}; an underspend carries a minus sign."
    yield "Unit", "Pounds and pence, exact."
    yield "Blanks", BLANK
    yield "Terms", f"The agreement in the version {value['terms']}."
    yield "Journal", f"Counted up to and with entry {value['journal_upto']:,}."
    yield "Forecast", f"As entered for {value['forecast_month']}, version {value['forecast_version']}."
    yield "Fingerprint", f"SHA-256 of the report's canonical bytes: {fingerprint(value)}"


def fingerprint(value: ReturnValue) -> str:
    """The SHA-256 of the return as it was, or would be, frozen."""
    return sha256_of(canonical_bytes(value))


def section_table(section: SectionValue) -> Table:
    """A section's lines: a row each, or, where they form a table, the table they form."""
    if section["rows_are"]:
        return _formed(section, section["rows_are"])
    columns = (Column("Code"), Column("Line"), AMOUNT, Column("In words"), Column("Clause"))
    return Table(section["name"], section["heading"], columns, tuple(_row(line) for line in section["lines"]))


def lines_table(value: ReturnValue) -> Table:
    """Every line of the return in one table that can be laid under last quarter's."""
    columns = [
        Column(name) for name in ("Return", "Partnership", "Fund", "Period", "Invented", "Section", "Code", "Line")
    ]
    columns += [AMOUNT, Column("In words"), Column("Clause")]
    about = (
        value["edition"],
        value["partnership"]["name"],
        value["fund"]["name"],
        value["period"]["code"],
        "yes" if value["invented"] else "no",
    )
    rows = [
        Row((*about, section["heading"], *_row(line).cells), line["total"])
        for section in value["sections"]
        for line in section["lines"]
    ]
    return Table("Every line", "Every line, with its sentence and its clause", tuple(columns), tuple(rows))


def checks_table(checks: list[CheckValue]) -> Table:
    """The checks, the amounts they compare and whether they hold."""
    columns = (
        Column("Check"),
        Column("One amount (£)", Kind.MONEY),
        Column("The other (£)", Kind.MONEY),
        Column("Holds"),
    )
    rows = [
        Row((check["says"], Money(check["left"]), Money(check["right"]), "yes" if check["holds"] else "no"))
        for check in checks
    ]
    return Table("Checks", "What must hold before it is issued", columns, tuple(rows))


def _row(line: LineValue) -> Row:
    cells = (line["code"], line["words"], _amount(line), line["says"], line["clause"] or "")
    return Row(cells, line["total"])


def _amount(line: LineValue) -> Money | None:
    return None if line["amount"] is None else Money(line["amount"])


def _formed(section: SectionValue, rows_are: str) -> Table:
    """Lines laid out by row and column. A row's lines share their code up to its last part."""
    by_row: dict[str, list[LineValue]] = {}
    for line in section["lines"]:
        by_row.setdefault(line["code"].rpartition(".")[0], []).append(line)
    kinds = {line["column"] or "": _kind(line) for line in section["lines"]}
    columns = [Column(f"{name} (£)" if kind is Kind.MONEY else name, kind) for name, kind in kinds.items()]
    rows = [_formed_row(lines, kinds) for lines in by_row.values()]
    return Table(section["name"], section["heading"], (Column(rows_are), *columns), tuple(rows))


def _kind(line: LineValue) -> Kind:
    return Kind.WORDS if line["amount"] is None else Kind.MONEY


def _formed_row(lines: list[LineValue], kinds: dict[str, Kind]) -> Row:
    cells = {
        line["column"] or "": line["says"] if kinds[line["column"] or ""] is Kind.WORDS else _amount(line)
        for line in lines
    }
    blank = {name: "" if kind is Kind.WORDS else None for name, kind in kinds.items()}
    return Row((lines[0]["row"] or "", *({**blank, **cells}).values()), lines[0]["total"])
