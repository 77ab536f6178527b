"""`section75 agreements`: check, show and load the files that say what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import typer

from section75.cli.answering import REFUSED, answer, print_text
from section75.cli.files import file_texts, partnership_in
from section75.cli.options import AsOption, DayOption, FilesArgument, JsonOption
from section75.cli.signing_on import person, with_database
from section75.core.partnership import agreement_on, findings_of
from section75.core.refusals import Finding, Result, worst

ROOM = typer.Typer(help="Check, show and load what was agreed.")


@ROOM.command()
def check(files: FilesArgument, as_json: JsonOption = False) -> None:
    """Say everything that is wrong or missing in agreement files; needs no database.

    Exits with 1 when a finding FAILs, so that a script can rely on it; WARN and OPEN do not stop anything. A file that
    cannot be read is refused, with all that is wrong with it.

    \b
    section75 agreements check examples/cambridgeshire-2023
    section75 agreements check agreement.toml --json
    """
    partnership = partnership_in(files)
    findings = findings_of(partnership)
    data = {
        "partnership": partnership.id,
        "terms": partnership.terms,
        "worst": worst(findings).value,
        "findings": [finding.as_data() for finding in findings],
    }
    answer(data, "\n".join([partnership.name, *_grouped(findings), "", counts(findings)]), as_json=as_json)
    if worst(findings) is Result.FAIL:
        raise typer.Exit(REFUSED)


def _grouped(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings under their result, worst first, each with its place."""
    under = None
    for finding in findings:
        if finding.result is not under:
            under = finding.result
            yield from ("", under.value)
        yield f"  {finding.check}  [{finding.where}]"
        yield f"    {finding.says}"


def counts(findings: Iterable[Finding]) -> str:
    """How many findings of each result: "2 FAIL, 1 WARN, 0 OPEN, 3 PASS"."""
    results = [finding.result for finding in findings]
    return ", ".join(f"{results.count(result)} {result.value}" for result in Result)


@ROOM.command()
def show(files: FilesArgument, on: DayOption, as_json: JsonOption = False) -> None:
    """Show what agreement files say was in force on a day, each fact with its clause, silence included.

    \b
    section75 agreements show examples/cambridgeshire-2023 --on "14 June 2022"
    """
    shown = agreement_on(partnership_in(files), on)
    answer(shown.as_data(), shown.as_text(), as_json=as_json)


@ROOM.command()
@with_database
def load(files: FilesArgument, as_: AsOption = "", as_json: JsonOption = False) -> None:
    """Load agreement files into the database, as a further version of their partnership.

    With --as (or SECTION75_AS) it is done by that person, who needs the right. Without, it is done by whoever runs the
    installation, which is how the first version of a partnership comes in. Findings never stop it.
    """
    from django.utils import timezone

    from section75.apps.agreements.actions import load_agreement, load_at_the_terminal

    texts = file_texts(files)
    now = timezone.now()
    loaded = load_agreement(texts, by=person(as_), at=now) if as_ else load_at_the_terminal(texts, at=now)
    done = "Loaded as" if loaded.is_new else "Nothing was changed: it is"
    data = {
        "partnership": loaded.partnership.id,
        "version": loaded.number,
        "is_new": loaded.is_new,
        "terms": loaded.partnership.terms,
        "findings": [finding.as_data() for finding in loaded.findings],
    }
    text = (
        f"{loaded.partnership.name}: {done} version {loaded.number} ({loaded.partnership.terms[:12]}).\n"
        f"Findings: {counts(loaded.findings)}. `section75 agreements check` lists them."
    )
    answer(data, text, as_json=as_json)


@ROOM.command()
def schema() -> None:
    """Print the JSON Schema of the agreement file."""
    from section75.importers.agreement_file import json_schema

    print_text(json_schema().rstrip("\n"))
