"""`section75 inbox`: what waits for somebody, and telling everybody by e-mail."""

from __future__ import annotations

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, JsonOption
from section75.cli.signing_on import person, with_database
from section75.core.calendar import in_words

ROOM = typer.Typer(help="What waits for you, and e-mails that say so.")


@ROOM.command()
@with_database
def show(as_: AsOption = "", as_json: JsonOption = False) -> None:
    """What is yours to do, by when and why."""
    from django.utils import timezone

    from section75.apps.inbox.asking import tasks_of

    tasks = tasks_of(person(as_), at=timezone.now())
    lines = [
        f"{task.title}\n  {task.why}.{f' By {in_words(task.due)}.' if task.due else ''}\n  {task.address}"
        for task in tasks
    ]
    data = [
        {
            "title": task.title,
            "why": task.why,
            "due": task.due.isoformat() if task.due else None,
            "address": task.address,
            "partnership": task.partnership,
            "fund": task.fund,
        }
        for task in tasks
    ]
    answer(data, "\n".join(lines) or "Nothing waits for you.", as_json=as_json)


@ROOM.command()
@with_database
def send(as_json: JsonOption = False) -> None:
    """Tell everybody by e-mail, at once or once a day as each wishes, of what is new for them to do."""
    from django.utils import timezone

    from section75.apps.inbox.actions import tell_everybody

    sent = tell_everybody(at=timezone.now())
    answer({"sent": sent}, f"{sent} e-mails were sent." if sent != 1 else "One e-mail was sent.", as_json=as_json)
