"""A notice is recorded, and what is said in answer to it. One verb a function."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import Acting, acting
from section75.apps.audit.fitting import NotPlainText, require_length
from section75.apps.notices import store
from section75.apps.notices.models import Notice, NoticeAnswer
from section75.apps.notices.refusals import (
    NoSuchNotice,
    NoticeOfNothing,
    NoticeSaysNothing,
    NoticeWithdrawn,
    NotThatDay,
)
from section75.core.agreements import Agreement
from section75.core.authority import Act
from section75.core.calendar import in_words, london_day
from section75.core.ledger import says_something
from section75.core.notice import Answer, require_party
from section75.core.partnership import Partnership

LONGEST_WORDS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven:
    """A notice as somebody records it: who served it, of what, when and how, and the authority it relies on."""

    by: str
    scope: str
    ends: str
    ground: str
    sent_on: date
    agreement: str = ""
    of: str = ""
    keeps: str = ""
    way: str = ""
    received_on: date | None = None
    counts_from: date | None = None
    authority: str = ""
    authority_on: date | None = None


def record_notice(user: User, slug: str, given: NoticeGiven, *, at: datetime) -> Notice:
    """Record a notice that a party served. Refuses anybody but a party to the agreement, by name."""
    with acting(user, Act.RECORD_NOTICE, partnership=slug, at=at) as doing:
        partnership = agreements.latest(slug)
        agreement = _agreement_of(partnership, given)
        require_party(doing.part.party, agreement.parties, called=partnership.called)
        require_party(given.by, agreement.parties, called=partnership.called)
        _require_days(given, today=london_day(at))
        row = Notice(
            partnership_id=slug,
            agreement=agreement.id,
            by=given.by,
            scope=given.scope,
            of=given.of,
            ends=_words("what it is to end", given.ends),
            keeps=_plain("what it is meant to leave", given.keeps),
            ground=given.ground,
            sent_on=given.sent_on,
            received_on=given.received_on,
            counts_from=given.counts_from,
            way=given.way,
            authority=_plain("authority", given.authority),
            authority_on=given.authority_on,
            terms=partnership.terms,
            **_recorder(doing),
        )
        row.ended_on = _end_of(partnership, row)
        store.keep(row)
        ends = f"it ends on {in_words(row.ended_on)}" if row.ended_on else "its end cannot be worked out"
        doing.tell(
            f"Recorded notice {row.number} by {row.by} of the {row.scope}, sent {in_words(row.sent_on)}: {ends}."
        )
        return row


def answer_notice(
    user: User, slug: str, number: int, *, answer: Answer, by: str, on: date, says: str = "", at: datetime
) -> NoticeAnswer:
    """Record what a party said in answer to a notice; a withdrawal by agreement is the last such record."""
    with acting(user, Act.RECORD_NOTICE, partnership=slug, at=at) as doing:
        row = store.get(slug, number)
        if row is None:
            raise NoSuchNotice(slug, number)
        withdrawn = store.served_of(row).withdrawn
        if withdrawn is not None and withdrawn.on is not None:
            raise NoticeWithdrawn(number, withdrawn.on)
        partnership = agreements.latest(slug)
        parties = next(known.parties for known in partnership.agreements if known.id == row.agreement)
        require_party(doing.part.party, parties, called=partnership.called)
        require_party(by, parties, called=partnership.called)
        _require_between("The day of the answer", on, row.sent_on, london_day(at))
        kept = NoticeAnswer(
            notice=row, answer=answer.value, by=by, on=on, says=_plain("answer", says), **_recorder(doing)
        )
        store.add(kept)
        doing.tell(f"Recorded of notice {number}: {answer.value}, by {by} on {in_words(on)}.")
        return kept


def _agreement_of(partnership: Partnership, given: NoticeGiven) -> Agreement:
    """The agreement a notice is of, or is of a part of. Refuses what is not there."""
    known = {agreement.id: agreement for agreement in partnership.agreements}
    named = given.agreement
    if given.scope == "agreement":
        named = named or given.of
    elif given.scope in ("fund", "schedule"):
        held = {each.id: each.agreement for each in partnership.schedules}
        within = held if given.scope == "schedule" else {each.id: held[each.schedule] for each in partnership.funds}
        if given.of not in within:
            raise NoticeOfNothing(given.scope, given.of, within)
        named = within[given.of]
    if not named and len(known) == 1:
        return next(iter(known.values()))
    if named not in known:
        raise NoticeOfNothing("agreement", named, known)
    return known[named]


def _end_of(partnership: Partnership, row: Notice) -> date | None:
    """The end of the notice alone, before anything is said in answer; None where it cannot be worked out."""
    return store.shown(partnership, store.served_of(row, ())).readings[0].end_on


def _require_days(given: NoticeGiven, *, today: date) -> None:
    """Refuse a notice of a day to come, and days of it that come before its letter."""
    if given.sent_on > today:
        raise NotThatDay("The day of the letter", given.sent_on, "it is still to come")
    for what, day in (("The day of receipt", given.received_on), ("The day it counts from", given.counts_from)):
        if day is not None:
            _require_between(what, day, given.sent_on, today)
    if given.authority_on is not None and given.authority_on > today:
        raise NotThatDay("The day of the authority", given.authority_on, "it is still to come")


def _require_between(what: str, day: date, first: date, last: date) -> None:
    if day < first:
        raise NotThatDay(what, day, f"the letter is of {in_words(first)}")
    if day > last:
        raise NotThatDay(what, day, "it is still to come")


def _words(what: str, text: str) -> str:
    if not says_something(text):
        raise NoticeSaysNothing
    return _plain(what, text)


def _plain(what: str, text: str) -> str:
    if "\0" in text:
        raise NotPlainText(text)
    require_length(what, text, LONGEST_WORDS)
    return text.strip().rstrip(". ")


def _recorder(doing: Acting) -> dict[str, Any]:
    under = doing.part.under
    return {
        "organisation": under.organisation,
        "recorded_by": doing.part.user,
        "delegation": str(under)[:400],
        "recorded_at": doing.at,
    }
