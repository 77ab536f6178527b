"""Optional tables about what is to be done and by whom: reports, reviews, meetings, notice, the ladder, events."""

from __future__ import annotations

from collections.abc import Iterator

from tests.generated.always import AGREEMENT
from tests.generated.facts import Facts
from tests.generated.written import Record


def reports(facts: Facts) -> Iterator[Record]:
    """The reports each fund asks for."""
    for fund in facts.funds:
        every, days = facts.rng.choice(("quarter", "year")), facts.rng.randint(0, 90)
        yield "report", {"fund": fund.id, "every": every, "within_days": days} | facts.source()


def reviews(facts: Facts) -> Iterator[Record]:
    """A review, and something due each year."""
    counted = facts.rng.choice(({"every_months": 12, "from": facts.first}, {"on": facts.day()}, {"says": "regularly"}))
    yield "review", {"id": "yearly", "what": "the arrangements", "agreement": AGREEMENT} | counted | facts.source()
    each_year = {"each_year": "28 February", "from": facts.first}
    when = facts.rng.choice((each_year, {"on": facts.day()}, {"says": "in good time"}))
    due = {"id": "baseline", "what": facts.service, "kind": "contributions", "fund": facts.funds[0].id}
    yield "due", due | when | facts.perhaps(by=[facts.party], post="The director") | facts.source()


def groups(facts: Facts) -> Iterator[Record]:
    """A board, when it meets, and an outcome."""
    yield "group", {"id": "board", "name": "Board"} | facts.perhaps(meets="quarterly", chair="Chair") | facts.source()
    every = {"id": "board", "group": "board", "every_months": facts.rng.choice((1, 3, 12)), "from": facts.first}
    yield "meeting", every | facts.perhaps(day="second Tuesday", what="in public") | facts.source()
    outcome = {"id": "at-home", "says": "People stay at home"} | facts.perhaps(indicator="91 days", target="80%")
    yield "outcome", outcome | facts.source()


def notice(facts: Facts) -> Iterator[Record]:
    """How much notice ends what, and one that was served."""
    length = facts.rng.choice(({"months": 6}, {"weeks": 13}, {"days": 90}, {"says": "shorter notice"}))
    ways = {"ways": [{"way": "by post", "after": 2, "counted": "working days"}, {"way": "by hand"}]}
    said = {"scope": "agreement", "ground": "no fault"} | length
    yield "notice", said | facts.perhaps(ways=ways["ways"], by=[facts.party]) | facts.source()
    by, other = facts.names[:2]
    ends = [{"scope": "fund", "of": facts.funds[0].id}, {"scope": "scheme", "says": facts.service}]
    answer = {"answer": "accepted", "by": other, "on": facts.first} | facts.source()
    served = {"id": "letter", "agreement": AGREEMENT, "by": by, "sent_on": facts.first, "ground": "no fault"}
    yield "notice_served", served | {"ends": ends} | facts.perhaps(responses=[answer]) | facts.source()


def ladder(facts: Facts) -> Iterator[Record]:
    """To whom a question goes."""
    for number, whom in enumerate(("the pool manager", "the board", "the chief officers"), start=1):
        step = {"number": number, "goes_to": whom, "within": 10 * number, "counted": "working days"}
        yield "escalation", facts.dated(agreement=AGREEMENT, **step)


def events(facts: Facts) -> Iterator[Record]:
    """What is known of the life of the agreement."""
    of = {"of": "agreement", "id": AGREEMENT}
    known = {"event": "first known", "state": "in force", "on": facts.first}
    yield "event", of | known | facts.source()


def gaps(facts: Facts) -> Iterator[Record]:
    """What the source is silent about."""
    for what in facts.some(("equality", "vat", "aims", "consultation")):
        yield "open", {"what": what, "of": facts.schedules[0], "says": "nothing is said"} | facts.source()
