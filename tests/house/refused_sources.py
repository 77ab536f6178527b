"""What provokes each refusal of a mapping that rests on a file and the mapping alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from section75.core.money import Money, Unit
from section75.core.refusals import Refusal
from section75.importers.any_table import read_grid
from section75.importers.finance_extract import read_extract
from section75.importers.source_mapping import DateOrder, SourceMapping, SpendIs, refusals
from section75.importers.source_mapping.headings import mapped
from section75.importers.source_mapping.magnitude import require_usual
from section75.importers.source_mapping.mapping import Choice
from section75.importers.wanted import AnyHeader

_HEADER, _ROW = "Day,Centre,Value\n", "14/06/2022,LD402,5.00\n"
_COLUMNS = {"date": "Day", "cost_centre": "Centre", "amount": "Value"}
_ALL_DOUBTFUL = "date,cost_centre,subjective,description,amount,supplier,reference\n03/04/2022,a,b,c,1,d,e\n"


def _chosen(columns: Mapping[str, str] = _COLUMNS, header_row: int = 1) -> SourceMapping:
    choice = Choice(columns, DateOrder.DAY_FIRST, Unit.POUNDS, SpendIs.POSITIVE, header_row=header_row)
    return mapped(choice, read_grid((_HEADER + _ROW).encode(), wanted=AnyHeader()))


def _read(text: str) -> object:
    return read_extract(text.encode(), file_name="a.csv", mapping=_chosen())


def _doubt() -> None:
    raise read_extract(_ALL_DOUBTFUL.encode(), file_name="a.csv").doubts[0]


REFUSED_SOURCES: dict[type[Refusal], Callable[[], object]] = {
    refusals.MeaningMissing: lambda: _chosen({"date": "Day", "amount": "Value"}),
    refusals.MeantTwice: lambda: _chosen({**_COLUMNS, "reference": "Value"}),
    refusals.ColumnNotInHeader: lambda: _chosen({**_COLUMNS, "amount": "Net"}),
    refusals.NoHeaderRow: lambda: _chosen(header_row=9),
    refusals.HeaderChanged: lambda: _read("Day,Centre,Net\n" + _ROW),
    refusals.HeaderTwice: lambda: _read(_HEADER + _ROW + _HEADER + _ROW),
    refusals.DateOrderContradicted: lambda: _read(_HEADER + _ROW.replace("14/06", "06/14")),
    refusals.DateOrderUnknown: _doubt,
    refusals.UnitSuspected: lambda: require_usual(Money.of("2"), [Money.of("2000")], Unit.POUNDS),
}
