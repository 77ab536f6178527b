"""Reading: files in, one partnership out, or every problem at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.partnership import Partnership, SourceFile
from section75.core.refusals import Place, raise_all
from section75.importers.agreement_file import (
    build_agreements,
    build_bridge,
    build_circumstances,
    build_contracts,
    build_escalation,
    build_law,
    build_lines,
    build_lives,
    build_money,
    build_notice,
    build_obligations,
    build_organisations,
    build_printed,
    build_records,
    build_risk_share,
    build_scope,
    build_variation,
)
from section75.importers.agreement_file.file_reader import FileReader
from section75.importers.agreement_file.gather import Gathered
from section75.importers.agreement_file.problems import NoFiles, NotOnePartnership, SaidTwice, WrongValue


@dataclass(frozen=True, slots=True)
class FileText:
    """One file: its name, as it is shown, and its bytes."""

    name: str
    content: bytes


def read_partnership(files: Sequence[FileText]) -> Partnership:
    """One partnership from its files. Refuses, all at once and by place, whatever cannot be read."""
    if not files:
        raise NoFiles
    readers = [FileReader(file.name, file.content) for file in files]
    _each_file_once(readers)
    heads = [reader.tables.partnership for reader in readers if reader.tables]
    if len(heads) < len(readers):
        raise_all(problem for reader in readers for problem in reader.problems)
    names = sorted({head.id for head in heads})
    if len(names) > 1:
        raise_all([NotOnePartnership(names), *(problem for reader in readers for problem in reader.problems)])
    _called_the_same(readers)
    partnership = _build(readers, heads[0].id, heads[0].name)
    build_lives.require_possible(readers, partnership)
    raise_all(problem for reader in readers for problem in reader.problems)
    return partnership


def read_binding(files: Sequence[FileText], *, on: date) -> Partnership:
    """The partnership as the variations that bind on a day leave it: one that binds later varies nothing yet.

    A record without days of its own, such as a party's name or a length of notice, is then as it was on that day.
    """
    whole = read_partnership(files)
    later = {each.file for each in whole.variations if each.effective > on}
    return read_partnership([file for file in files if file.name not in later]) if later else whole


def _each_file_once(readers: Sequence[FileReader]) -> None:
    """A file given twice, under one name or two, says everything twice; two of one name cannot be told apart."""
    first: dict[str, FileReader] = {}
    for reader in readers:
        for mark, what in ((reader.sha256, "the same file"), (reader.name, "a file of this name")):
            if mark in first:
                reader.refuse(SaidTwice(Place(reader.name, ""), what, Place(first[mark].name, "")))
                break
        first.setdefault(reader.sha256, reader)
        first.setdefault(reader.name, reader)
    raise_all(problem for reader in readers for problem in reader.problems if isinstance(problem, SaidTwice))


def _called_the_same(readers: Sequence[FileReader]) -> None:
    """Every file calls the partnership by the same name, or the order of the files would decide it."""
    first = readers[0]
    for reader in readers[1:]:
        assert first.tables is not None, "every file could be read"
        assert reader.tables is not None, "every file could be read"
        here, there = reader.tables.partnership.name, first.tables.partnership.name
        if here != there:
            why = f"the partnership is called {here!r} here and {there!r} in {first.name}. Call it the same in both."
            reader.refuse(WrongValue(reader.place(("partnership", "name")), why))


def terms_version(files: Sequence[SourceFile]) -> str:
    """The version of the terms: one hash over the hashes of all files, whatever order they were given in."""
    return sha256_of(canonical_bytes(sorted([file.name, file.sha256] for file in files)))


def _build(readers: Sequence[FileReader], id: str, name: str) -> Partnership:
    gathered = Gathered(readers)
    sources = tuple(_source(reader) for reader in readers)
    gathered.parties = build_agreements.parties(gathered)
    agreements = build_agreements.agreements(gathered)
    schedules = build_agreements.schedules(gathered)
    funds = build_agreements.funds(gathered)
    lines = build_lines.lines(gathered)
    gaps = build_risk_share.gaps(gathered)
    return Partnership(
        id=id,
        name=name,
        terms=terms_version(sources),
        files=sources,
        parties=gathered.parties,
        agreements=agreements,
        schedules=schedules,
        funds=funds,
        lines=lines,
        contributions=build_money.contributions(gathered),
        year_to_year=build_bridge.year_to_year(gathered),
        budgets=build_money.budgets(gathered),
        savings=build_money.savings(gathered),
        risk_share=build_risk_share.risk_shares(gathered, gaps),
        circumstances=build_circumstances.circumstances(gathered),
        **_duties(gathered),
        placing=build_money.placing(gathered),
        instalments=build_money.instalments(gathered),
        in_scope=build_scope.in_scope(gathered),
        paid_outside=build_scope.paid_outside(gathered),
        became=build_scope.became(gathered),
        statements=build_printed.statements(gathered),
        memorandum_accounts=build_printed.memorandum_accounts(gathered),
        forecast_overspends=build_scope.forecast_overspends(gathered),
        expected_savings=build_printed.expected_savings(gathered),
        **build_variation.made(gathered, agreements),
        gaps=gaps,
        read_with=tuple(finding for reader in readers for finding in reader.findings),
    )


def _duties(gathered: Gathered) -> dict[str, Any]:
    """What the agreement asks for beside the money: reports, notice, the escalation ladder, outcomes, groups."""
    return {
        "report_duties": build_agreements.report_duties(gathered),
        "notices": build_notice.notices(gathered),
        "notices_served": build_notice.notices_served(gathered),
        "escalations": build_escalation.escalations(gathered),
        "apportionments": build_organisations.apportionments(gathered),
        "events": build_lives.events(gathered),
        "outcomes": build_agreements.outcomes(gathered),
        "groups": build_agreements.groups(gathered),
        **build_obligations.duties(gathered),
        "records": build_records.records(gathered),
        "law_facts": build_law.law_facts(gathered),
        "providers": build_contracts.providers(gathered),
        "contracts": build_contracts.contracts(gathered),
    }


def _source(reader: FileReader) -> SourceFile:
    assert reader.tables is not None, "problems were raised before building"
    head = reader.tables.file
    return SourceFile(reader.name, head.kind == "invented", head.about, head.source, reader.sha256, head.said_on)
