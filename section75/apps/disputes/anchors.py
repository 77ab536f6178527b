"""What a note is about, as an address: a partnership, a fund of it, an entry of its journal, or a figure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse

from section75.apps.disputes import figures
from section75.apps.disputes.refusals import NoteNotKept
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.store import Ledger
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a note is about: its address, and what it is called. `fund` is empty for the whole partnership."""

    address: str
    words: str
    fund: str


def address_of_partnership(partnership: str) -> str:
    """The address that stands for a partnership as a whole."""
    return reverse("agreements:agreement", kwargs={"slug": partnership})


def of_partnership(partnership: Partnership) -> Anchor:
    """The partnership as a whole."""
    return Anchor(address_of_partnership(partnership.id), f"The partnership: {partnership.name}", "")


def of_fund(partnership: Partnership, fund: str) -> Anchor:
    """A fund as a whole."""
    address = reverse("budget:position", kwargs={"slug": partnership.id, "fund": fund})
    return Anchor(address, f"The fund: {partnership.fund(fund).name}", fund)


def anchor(partnership: Partnership, fund: str, address: str) -> Anchor:
    """What an address stands for, looked up here; "" is the fund. Refuses any other, without repeating it."""
    whole, here = of_partnership(partnership), of_fund(partnership, fund)
    if address in ("", here.address):
        return here
    if address == whole.address:
        return whole
    found = _entry(partnership, fund, address) or _figure(partnership, fund, address)
    if found is None:
        raise NoteNotKept("what it is to be about is no figure or entry of this fund")
    return found


def _entry(partnership: Partnership, fund: str, address: str) -> Anchor | None:
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    words = match.kwargs
    if match.view_name != "ledger:entry" or (words["slug"], words["fund"]) != (partnership.id, fund):
        return None
    seq = int(words["seq"])
    if ledger_store.entry(Ledger(partnership.id, fund), seq) is None:
        return None
    return Anchor(reverse("ledger:entry", kwargs=dict(words)), f"Entry {seq}", fund)


def _figure(partnership: Partnership, fund: str, address: str) -> Anchor | None:
    try:
        found = figures.find(partnership, fund, address)
    except Refusal:
        return None
    return Anchor(found.address, f"{found.title}: {found.amount}"[:400], fund)
