"""Reading: files in, one partnership out, or every problem at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.partnership import Partnership, SourceFile
from section75.core.refusals import raise_all
from section75.importers.agreement_file import build_agreements, build_money, build_risk_share
from section75.importers.agreement_file.file_reader import FileReader
from section75.importers.agreement_file.gather import Gathered
from section75.importers.agreement_file.problems import NoFiles, NotOnePartnership


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
    raise_all(problem for reader in readers for problem in reader.problems)
    heads = [reader.tables.partnership for reader in readers if reader.tables]
    names = sorted({head.id for head in heads})
    if len(names) > 1:
        raise NotOnePartnership(names)
    partnership = _build(readers, heads[0].id, heads[0].name)
    raise_all(problem for reader in readers for problem in reader.problems)
    return partnership


def terms_version(files: Sequence[SourceFile]) -> str:
    """The version of the terms: one hash over the hashes of all files, whatever order they were given in."""
    return sha256_of(canonical_bytes(sorted([file.name, file.sha256] for file in files)))


def _build(readers: Sequence[FileReader], id: str, name: str) -> Partnership:
    gathered = Gathered(readers)
    sources = tuple(_source(reader) for reader in readers)
    gathered.parties = build_agreements.parties(gathered)
    gaps = build_risk_share.gaps(gathered)
    agreements = build_agreements.agreements(gathered)
    schedules = build_agreements.schedules(gathered)
    funds = build_agreements.funds(gathered)
    lines = build_agreements.lines(gathered)
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
        budgets=build_money.budgets(gathered),
        savings=build_money.savings(gathered),
        risk_share=build_risk_share.risk_shares(gathered, gaps),
        report_duties=build_agreements.report_duties(gathered),
        notices=build_agreements.notices(gathered),
        outcomes=build_agreements.outcomes(gathered),
        groups=build_agreements.groups(gathered),
        placing=build_money.placing(gathered),
        instalments=build_money.instalments(gathered),
        gaps=gaps,
        read_with=tuple(finding for reader in readers for finding in reader.findings),
    )


def _source(reader: FileReader) -> SourceFile:
    assert reader.tables is not None, "problems were raised before building"
    head = reader.tables.file
    return SourceFile(reader.name, head.kind == "invented", head.about, head.source, reader.sha256)
