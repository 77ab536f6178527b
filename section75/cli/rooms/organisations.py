"""`section75 organisations`: read lists of bodies, show a body, and follow the parties of an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import AsOption, DayOption, JsonOption, reading
from section75.cli.signing_on import person, with_database
from section75.core.authority import Act
from section75.core.calendar import in_words, read_day
from section75.core.organisations import (
    Fact,
    Organisation,
    PartyOnADay,
    Register,
    Succession,
    answer_data,
    body_data,
    day_in_words,
    parties_on,
    party_data,
    who_is,
)

if TYPE_CHECKING:
    from section75.core.partnership import Partnership

ROOM = typer.Typer(help="Councils and NHS bodies by dates, and who succeeded whom.")

ListsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        exists=True,
        readable=True,
        dir_okay=False,
        show_default=False,
        help="Lists as CSV (councils, integrated care boards, successions), or files in section75-organisations/1.",
    ),
]
AsAtOption = Annotated[
    date,
    typer.Option(
        "--as-at",
        metavar="DAY",
        parser=reading(read_day),
        show_default=False,
        help="The day the lists were drawn up: bodies shown there are known to have been there on it.",
    ),
]


@ROOM.command("import")
@with_database
def import_lists(files: ListsArgument, as_at: AsAtOption, as_json: JsonOption = False) -> None:
    """Read lists over the register, as whoever runs the installation: all of them, or none. Again changes nothing.

    \b
    section75 organisations import councils.csv boards.csv successions.csv --as-at "1 July 2026"
    """
    from django.utils import timezone

    from section75.apps.organisations.actions import import_at_the_terminal

    contents = [(file.name, file.read_bytes()) for file in files]
    done = import_at_the_terminal(contents, as_at=as_at, at=timezone.now())
    answer(asdict(done), done.says, as_json=as_json)


@ROOM.command()
@with_database
def show(
    asked: Annotated[str, typer.Argument(metavar="NAME", help="A name, a code (QUE, ons:E10000003) or a short name.")],
    on: DayOption,
    as_json: JsonOption = False,
) -> None:
    """Show a body as at a day: its names, codes and days, what it succeeded and what succeeded it."""
    from section75.apps.organisations import store

    register = store.register()
    body = register.find(asked)
    found = who_is(register, body, on=on)
    data = body_data(body, register, on=on) | {"answer": answer_data(found, register)}
    answer(data, "\n".join(_body_lines(body, register, on, found.says)), as_json=as_json)


@ROOM.command()
def chain(
    asked: Annotated[
        list[str], typer.Argument(metavar="PARTNERSHIP|FILE", help="A partnership's short name, or agreement files.")
    ],
    on: DayOption,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say who each party of an agreement was on a day, with every step, its instrument and source.

    With agreement files it needs no database, and asks the register that comes with the program. With the short name
    of a partnership that was loaded it asks, as somebody, the register with every list that was brought.

    \b
    section75 organisations chain examples/oxfordshire-2017 --on "1 April 2026"
    """
    partnership, register = _asked(asked, as_)
    found = parties_on(partnership.parties, register, on=on, recorded=partnership.apportionments)
    data = {
        "partnership": partnership.id,
        "on": on.isoformat(),
        "parties": [party_data(each, register) for each in found],
    }
    lines = [f"{partnership.name}, on {in_words(on)}"]
    lines += [line for each in found for line in _party_lines(each, register)]
    answer(data, "\n".join(lines), as_json=as_json)


def _asked(asked: list[str], username: str) -> tuple[Partnership, Register]:
    """The partnership in files, with the register of the program; or one that was loaded, with the installation's."""
    paths = [Path(text) for text in asked]
    if len(asked) > 1 or paths[0].exists():
        from section75.importers.organisations_file import shipped_register

        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise typer.BadParameter(f"{', '.join(missing)} does not exist.")
        return partnership_in(paths), shipped_register()
    return _loaded(asked[0], username)


@with_database
def _loaded(slug: str, username: str) -> tuple[Partnership, Register]:
    from section75.apps.accounts.store import authorise
    from section75.apps.agreements import store as agreements
    from section75.apps.organisations import store

    authorise(person(username), Act.SEE_AGREEMENT, partnership=slug)
    return agreements.latest(slug), store.register()


def _party_lines(each: PartyOnADay, register: Register) -> Iterator[str]:
    yield f"{each.party.called} ({each.party.clause}): {each.says}"
    if each.answer:
        yield from (f"  {remark}" for remark in each.answer.remarks)
        yield from (f"  {_step(link, register)}" for link in each.answer.steps)


def _step(link: Succession, register: Register) -> str:
    before, after = register.get(link.predecessor).name, register.get(link.successor).name
    return (
        f"{day_in_words(link.on)}: {before} > {after}. {link.how.value}; {link.by_instrument}. Source: {link.source}."
        f"{f' {link.note}' if link.note else ''}"
    )


def _body_lines(body: Organisation, register: Register, on: date, says: str) -> Iterator[str]:
    yield f"{body.name_on(on)} ({body.id}), {body.kind_on(on).value}"
    yield says
    yield f"Existed: {body.existence}. Source: {body.source}."
    yield from (_fact("Name", fact.value, fact) for fact in body.names)
    yield from (_fact("Code", str(fact.value), fact) for fact in body.codes)
    if body.note:
        yield f"Note: {body.note}"
    for heading, links in (("Succeeded", register.before(body.id)), ("Succeeded by", register.after(body.id))):
        yield f"{heading}:" if links else f"{heading}: nobody that a source read names."
        yield from (f"  {_step(link, register)}" for link in links)


def _fact(what: str, value: str, fact: Fact[Any]) -> str:
    return f"{what}: {value}{f', {fact.days}' if fact.days else ''}. Source: {fact.source}."
