"""One month of the pool by pages: contributions due, the extract, the close, and the partner's answer line by line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.work import working
from tests.journeys.a_year import BECAUSE, CHIEF, MANAGER, OFFICER, PARTNER, SLUG, Year
from tests.journeys.invented_year import InventedMonth

PARTNERSHIP = f"/partnerships/{SLUG}/"
FUND = f"{PARTNERSHIP}learning-disability/"


def run_month(year: Year, brought: InventedMonth, folder: Path) -> None:
    """Run a month from its first instalment to the partner's agreement."""
    officer, month = signed_in(OFFICER), str(brought.month)
    with year.timed("contributions due, by page"):
        approve(press(officer, f"{FUND}ledger/instalments/", month=month), CHIEF)
    with year.timed("bringing and proposing, by page"):
        file = SimpleUploadedFile(brought.file_name, brought.content)
        said = {"month": month, "control_total": str(brought.control_total), "file": file}
        extract = press(officer, f"{FUND}ledger/extracts/bring/", **said)
        proposal = press(officer, f"{extract}post/", shown=hidden(officer, extract, "shown"))
    with year.timed("approving and posting, by page"):
        approve(proposal, CHIEF)
    with year.timed("close, by page"):
        desk = f"{FUND}periods/{brought.month.year.first}/{brought.month.number}/"
        _explain(desk)
        place = f"{FUND}ledger/months/{brought.month.year.first}/{brought.month.number}/"
        approve(press(signed_in(MANAGER), f"{place}close/"), CHIEF)
    with year.timed("the partner's answer, by page"):
        accountant = signed_in(PARTNER)
        lines = re.findall(r'name="(says_\d+)"', page(accountant, f"{desk}lines/"))
        press(accountant, f"{desk}lines/", **dict.fromkeys(lines, "agree"))


def _explain(desk: str) -> None:
    """Say of every task that is open why it may stay so."""
    manager = signed_in(MANAGER)
    tasks = re.findall(r'<textarea[^>]* name="([a-z-]+)"', page(manager, desk))
    said = {task: BECAUSE for task in tasks if task != "because"}
    if said:
        press(manager, f"{desk}explain/", **said)


def approve(proposal: str, by: str) -> None:
    """Approve a proposal at its page as it is shown there; a worker does what takes long, here at once."""
    approver = signed_in(by)
    to = press(approver, f"{proposal}approve/", shown=hidden(approver, proposal, "shown"))
    if to != proposal:
        job = working.run_one()
        assert job is not None
        job.refresh_from_db()
        assert job.state == "done", job.says


def signed_in(username: str) -> Client:
    """Somebody's browser."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def page(client: Client, address: str) -> str:
    """A page as it is shown."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def hidden(client: Client, address: str, name: str) -> str:
    """What a page sends back with its button."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page(client, address))
    assert found, f"{address} sends no {name}"
    return found[1]


def press(client: Client, address: str, **said: Any) -> str:
    """Send a form; where that leads. A page that stays where it was has refused."""
    answer = client.post(address, said)
    assert answer.status_code == 302, re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())[:2_000]
    return str(answer.headers["Location"])
