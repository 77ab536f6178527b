"""Many clients at once with a server that runs, through a line that fails: every command goes out twice, and again
until it is answered, as somebody would who does not know what became of it.

    python tests/engines/twice.py

says as one JSON document what came of it, in the data folder in which they worked.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.engines import spoken
from tests.engines.spoken import Answer, AnswerLost, Place

SLUG, FUND = "cambridgeshire-learning-disability", "learning-disability"
LINE = "residential-care"
PREPARES, APPROVES = "finance.officer", "finance.approver"
PASSWORD = "demonstration"
MONTH = "2022/23 M2"
MOST_TIMES = 60  # that a command goes out before its client says that something is wrong
FIRST_PENCE = 100
COLUMNS = "date,cost_centre,subjective,description,amount,supplier,reference"
DONE_BEFORE = {  # what an answer says where the first time was done, and nobody heard
    "ProposedAlready": re.compile(r"waits as proposal (\d+)"),
    "DecidedAlready": re.compile(r"Proposal (\d+) \(.*?\) was approved by"),
}
_SHOWN = re.compile(r'name="shown" value="(\w+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class NotDone(Exception):
    """An answer that is neither what was asked for nor that it was done before."""


@dataclass(frozen=True)
class SignedIn:
    """Somebody's sign-in, which any number of windows share."""

    headers: dict[str, str]
    token: str

    def request(self, name: str, path: str, fields: dict[str, str], file: str = "") -> bytes:
        """A form of theirs, sent off: with a file where there is one."""
        fields = {"csrfmiddlewaretoken": self.token, **fields}
        kind, body = _with_file(fields, file) if file else ("application/x-www-form-urlencoded", urlencode(fields))
        headers = {**self.headers, "Content-Type": kind, "X-Name": name}
        return spoken.request("POST", path, "127.0.0.1", headers, body.encode())

    def page(self, name: str, path: str) -> bytes:
        """A page they ask for."""
        return spoken.request("GET", path, "127.0.0.1", {**self.headers, "X-Name": name})


def _with_file(fields: dict[str, str], file: str) -> tuple[str, str]:
    edge = "-edge-of-the-form-"
    parts = [f'form-data; name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
    parts.append(f'form-data; name="file"; filename="{fields["file_name"]}"\r\nContent-Type: text/csv\r\n\r\n{file}')
    inside = "".join(f"--{edge}\r\nContent-Disposition: {part}\r\n" for part in parts)
    return f"multipart/form-data; boundary={edge}", f"{inside}--{edge}--\r\n"


def sign_in(to: Place, username: str) -> SignedIn:
    """Sign in by the page."""
    page = spoken.ask(to, SignedIn({}, "").page("sign in", "/accounts/sign-in/"))
    came = SignedIn({"Cookie": _cookie(page, "csrftoken")}, _token(page))
    said = {"username": username, "password": PASSWORD}
    answer = spoken.ask(to, came.request("sign in", "/accounts/sign-in/", said))
    if answer.status != 302:
        raise NotDone(answer.body)
    cookie = f"{_cookie(answer, 'csrftoken')}; {_cookie(answer, 'sessionid')}"
    return SignedIn({"Cookie": cookie}, _cookie(answer, "csrftoken").partition("=")[2])


def _cookie(answer: Answer, name: str) -> str:
    found = re.search(rf"\b{name}=[^;]+", answer.headers["set-cookie"])
    assert found, name
    return found[0]


def _token(page: Answer) -> str:
    found = _TOKEN.search(page.body)
    assert found, page.body
    return found[1]


class Client:
    """One who posts a file and an entry by hand in turn."""

    def __init__(self, to: Place, officer: SignedIn, approver: SignedIn) -> None:
        self.to, self.officer, self.approver = to, officer, approver
        self.told: Counter[str] = Counter()

    def send(self, content: bytes, wanted: str) -> int:
        """Send twice, and again until it is answered; the number in the address that its answers lead to."""
        numbers: set[int] = set()
        for sent in range(1, MOST_TIMES):
            try:
                numbers.add(self._number(spoken.ask(self.to, content), wanted))
            except AnswerLost:
                self.told["lost"] += 1
            if sent >= 2 and numbers:
                (number,) = numbers
                return number
        raise NotDone(f"no answer after {MOST_TIMES} times")

    def _number(self, answer: Answer, wanted: str) -> int:
        if answer.status == 302 and (led := re.search(rf"/{wanted}/(\d+)/$", answer.headers["location"])):
            return int(led[1])
        for name, says in DONE_BEFORE.items():
            if answer.status in (200, 409) and (found := says.search(answer.body)):
                self.told[name] += 1
                return int(found[1])
        raise NotDone(f"{answer.status} {answer.headers.get('location', '')} {answer.body}")

    def work(self, who: int, posts: int) -> Counter[str]:
        """Post so many, each by two people; what was told on the way."""
        for lap in range(posts):
            name, pence = f"t{who}-{lap}", FIRST_PENCE + lap
            number = (self.by_file if lap % 2 else self.by_hand)(name, f"{pence / 100:.2f}")
            path = f"/partnerships/{SLUG}/approvals/{number}/"
            shown = self.seen(self.approver.page(f"{name} look", path))
            self.send(self.approver.request(f"{name} approve", f"{path}approve/", {"shown": shown}), "approvals")
        return self.told

    def seen(self, content: bytes) -> str:
        """Read a page before answering it, as often as it takes; what it shows, by its fingerprint."""
        for _ in range(MOST_TIMES):
            try:
                page = spoken.ask(self.to, content)
            except AnswerLost:
                self.told["lost"] += 1
                continue
            if found := _SHOWN.search(page.body):
                return found[1]
            raise NotDone(page.body)
        raise NotDone(f"no answer after {MOST_TIMES} times")

    def by_file(self, name: str, pounds: str) -> int:
        """Bring a file of one row and propose it; the number of the proposal."""
        row = f"{COLUMNS}\n2022-05-14,LD402,4411,Placement,{pounds},Invented Care,{name}\n"
        said = {"month": MONTH, "control_total": pounds, "file_name": f"{name}.csv", "source": ""}
        number = self.send(self.officer.request(f"{name} bring", self._of("extracts/bring/"), said, row), "extracts")
        path = self._of(f"extracts/{number}/")
        shown = self.seen(self.officer.page(f"{name} look at file", path))
        return self.send(self.officer.request(f"{name} propose", f"{path}post/", {"shown": shown}), "approvals")

    def by_hand(self, name: str, pounds: str) -> int:
        """Propose an entry; the number of the proposal."""
        said = {
            "month": MONTH, "effective_on": "2022-05-14", "debit": f"expenditure/{LINE}", "credit": "cash",
            "amount": pounds, "narrative": f"Invented {name}", "authority": "Invented", "because": f"Invented, {name}",
            "reference": "Invented invoice 7",
        }  # fmt: skip
        return self.send(self.officer.request(f"{name} propose", self._of("by-hand/"), said), "approvals")

    def _of(self, page: str) -> str:
        return f"/partnerships/{SLUG}/{FUND}/ledger/{page}"


def all_at_once(line: Place, server: Place, clients: int, posts: int) -> Counter[str]:
    """So many clients, each of whom posts so many; what they were told in all."""
    from concurrent.futures import ThreadPoolExecutor

    officer, approver = (sign_in(server, name) for name in (PREPARES, APPROVES))
    work: Callable[[int], Counter[str]] = lambda who: Client(line, officer, approver).work(who, posts)  # noqa: E731
    with ThreadPoolExecutor(clients) as pool:
        return sum(pool.map(work, range(clients)), Counter())


def found() -> dict[str, Any]:
    """What there is afterwards."""
    import django

    django.setup()
    from django.db.models import Sum

    from section75.apps.approvals.models import Proposal
    from section75.apps.demonstration.actions import FUND as LEDGER
    from section75.apps.ledger import balancing, heads
    from section75.apps.ledger.models import Extract, JournalEntry
    from tests.engines import racing

    return {
        "entries": JournalEntry.objects.count(),
        "pence": JournalEntry.objects.aggregate(all=Sum("pence"))["all"],
        "by proposal": JournalEntry.objects.values("run__proposal").distinct().count(),
        "files": Extract.objects.count(),
        "proposals": Proposal.objects.count(),
        "head": heads.seen(LEDGER).entries,
        "balances": list(balancing.verify_balances(LEDGER)),
        "numbers": racing.numbers(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(found()))
