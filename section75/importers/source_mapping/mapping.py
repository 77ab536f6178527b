"""A mapping: the header of a source's files, what each column means, and how its days and amounts are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from section75.core.money import Unit
from section75.core.refusals import Refusal, raise_all
from section75.importers.source_mapping.refusals import ColumnNotInHeader, MeaningMissing, MeantTwice

NEEDED = ("date", "cost_centre")
OPTIONAL = ("subjective", "description", "supplier", "reference")
AMOUNTS = ("amount", "debit", "credit")
MEANINGS = (*NEEDED, *AMOUNTS, *OPTIONAL)


class DateOrder(Enum):
    """The order in which the source writes a day in figures. A day that begins with its year is never in doubt."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    YEAR_FIRST = "year first"


class SpendIs(Enum):
    """The sign that the source gives to spend."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class SourceMapping:
    """What was confirmed of a source's files. `columns` has the place of each meaning, counted from 0.

    `header` is every heading as the file has it, blank ones too; `header_rows` says over how many rows it stands;
    `constants` gives a meaning one text for every row; `reads_as` is the shape, encoding and delimiter that were seen.
    Refuses a mapping without day, cost centre or amount, with one column for two meanings, or outside its header.
    """

    header: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    date_order: DateOrder
    unit: Unit
    spend_is: SpendIs
    reads_as: str
    constants: tuple[tuple[str, str], ...] = ()
    header_rows: int = 1
    leaves_out_totals: bool = False

    def __post_init__(self) -> None:
        given = {meaning for meaning, _ in self.columns} | {meaning for meaning, _ in self.constants}
        found: list[Refusal] = [MeaningMissing(meaning) for meaning in NEEDED if meaning not in given]
        columns = dict(self.columns)
        if ("amount" in columns) == ("debit" in columns and "credit" in columns):
            found.append(MeaningMissing("amount"))
        for place in sorted({place for _, place in self.columns}):
            meant = [meaning for meaning, at in self.columns if at == place]
            if not 0 <= place < len(self.header):
                found.append(ColumnNotInHeader(f"column {place + 1}", self.header))
            elif len(meant) > 1:
                found.append(MeantTwice(self.header[place], meant))
        raise_all(found)

    @property
    def places(self) -> Mapping[str, int]:
        """The place of each meaning."""
        return dict(self.columns)

    def as_text(self) -> str:
        """The mapping as it is kept: one JSON object, the same for the same mapping."""
        said: dict[str, Any] = {
            "header": self.header,
            "header_rows": self.header_rows,
            "columns": dict(sorted(self.columns)),
            "constants": dict(sorted(self.constants)),
            "date_order": self.date_order.value,
            "unit": self.unit.value,
            "spend_is": self.spend_is.value,
            "reads_as": self.reads_as,
            "leaves_out_totals": self.leaves_out_totals,
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> SourceMapping:
        """A mapping that was kept."""
        said = json.loads(text)
        return cls(
            header=tuple(said["header"]),
            columns=tuple(sorted(said["columns"].items())),
            date_order=DateOrder(said["date_order"]),
            unit=Unit(said["unit"]),
            spend_is=SpendIs(said["spend_is"]),
            reads_as=said["reads_as"],
            constants=tuple(sorted(said["constants"].items())),
            header_rows=said["header_rows"],
            leaves_out_totals=said["leaves_out_totals"],
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for a mapping before it is held against a file: each meaning a heading or a column letter."""

    columns: Mapping[str, str]
    date_order: DateOrder
    unit: Unit
    spend_is: SpendIs
    constants: Mapping[str, str] = field(default_factory=dict)
    header_row: int = 1
    header_rows: int = 1
    leaves_out_totals: bool = False
