"""`section75 agreements`: check, show and load the files that say what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

import typer

from section75.cli.answering import REFUSED, answer, print_text
from section75.cli.files import file_texts, partnership_in
from section75.cli.law_table import law_of_files
from section75.cli.options import (
    AnyDayOption,
    AsOption,
    DayOption,
    FilesArgument,
    JsonOption,
    PartnershipOption,
    reading,
)
from section75.cli.signing_on import person, with_database
from section75.core.authority import Act
from section75.core.calendar import read_day
from section75.core.partnership import agreement_on, findings_of
from section75.core.refusals import Finding, Result, worst
from section75.render.words import moment

ROOM = typer.Typer(help="Check, show and load what was agreed.")

KnownOnOption = Annotated[
    date | None,
    typer.Option(
        "--known-on", metavar="DAY", parser=reading(read_day), show_default="today", help="As it was known on that day."
    ),
]


@ROOM.command()
def check(files: FilesArgument, on: AnyDayOption = None, as_json: JsonOption = False) -> None:
    """Say everything that is wrong or missing in agreement files; needs no database.

    Exits with 1 when a finding FAILs, so that a script can rely on it; WARN and OPEN do not stop anything. A file that
    cannot be read is refused, with all that is wrong with it. With --on the checks of the law follow, as at that day;
    what they find does not change the exit code (`section75 law check` has its own).

    \b
    section75 agreements check examples/cambridgeshire-2023
    section75 agreements check examples/barnet-2018 --on 2018-11-15
    section75 agreements check agreement.toml --json
    """
    partnership = partnership_in(files)
    findings = findings_of(partnership)
    data: dict[str, object] = {
        "partnership": partnership.id,
        "terms": partnership.terms,
        "worst": worst(findings).value,
        "findings": [finding.as_data() for finding in findings],
    }
    lines = [partnership.name, *_grouped(findings), "", counts(findings)]
    if on is not None:
        law = law_of_files(partnership, on)
        data["law"] = law.as_data()
        lines += ["", law.as_text()]
    answer(data, "\n".join(lines), as_json=as_json)
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
    shown = agreement_on(partnership_in(files, binding_on=on), on)
    answer(shown.as_data(), shown.as_text(), as_json=as_json)


@ROOM.command("in-force")
@with_database
def in_force(
    partnership: PartnershipOption,
    on: DayOption,
    known_on: KnownOnOption = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show the terms of a loaded partnership in force on a day; with --known-on, as they were known on another.

    \b
    section75 agreements in-force --partnership oxfordshire-adults --on "14 June 2017" --as auditor
    """
    from section75.apps.accounts.store import authorise
    from section75.apps.agreements.asked import shown_on, terms_as_data, terms_asked_for

    authorise(person(as_), Act.SEE_AGREEMENT, partnership=partnership)
    terms, version = terms_asked_for(partnership, known_on)
    loaded = f"{terms.name}, version {version.number} of its terms, loaded {moment(version.loaded_at)}"
    answer(terms_as_data(terms, version, on), f"{loaded}\n{shown_on(terms, on).as_text()}", as_json=as_json)


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
