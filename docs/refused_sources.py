"""An example of every refusal of sources and of their mappings, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from section75.apps.sources import refusals as sources
from section75.core.refusals import Refusal
from section75.importers.source_mapping import refusals as mapping

HEADER = ("Trans Dt", "CC", "Value")

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    mapping.MeaningMissing: lambda: mapping.MeaningMissing("cost_centre"),
    mapping.MeantTwice: lambda: mapping.MeantTwice("Value", ["amount", "reference"]),
    mapping.ColumnNotInHeader: lambda: mapping.ColumnNotInHeader("Amount", HEADER),
    mapping.NoHeaderRow: lambda: mapping.NoHeaderRow(3),
    mapping.HeaderChanged: lambda: mapping.HeaderChanged(HEADER, ("Trans Dt", "CC", "Net")),
    mapping.HeaderTwice: lambda: mapping.HeaderTwice((1, 12)),
    mapping.DateOrderContradicted: lambda: mapping.DateOrderContradicted(7, "04/13/2022", "day first"),
    mapping.DateOrderUnknown: lambda: mapping.DateOrderUnknown(2, "03/04/2022"),
    mapping.UnitSuspected: lambda: mapping.UnitSuspected("£2.00", "£2,000.00", "£"),
    sources.NoSuchSource: lambda: sources.NoSuchSource("learning-disability", "NHS GL"),
    sources.NoSuchWaitingFile: lambda: sources.NoSuchWaitingFile(12),
    sources.SeveralSourcesFit: lambda: sources.SeveralSourcesFit(["Council AP extract", "Council AR extract"]),
    sources.SourceWithoutReason: lambda: sources.SourceWithoutReason("Council AP extract"),
    sources.MappingChangedSinceShown: sources.MappingChangedSinceShown,
}
