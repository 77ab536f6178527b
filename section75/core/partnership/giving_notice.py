"""Notice in a partnership: which term gives it, when it ends, and what came of the notices that were served."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import MonthEnd
from section75.core.calendar import BankHolidays, in_words
from section75.core.notice import (
    Alternative,
    Authority,
    Candidate,
    NoticeAsked,
    NoticeShown,
    NoticeWorkedOut,
    Reader,
    Reading,
    ServedNotice,
    Service,
    Step,
    Working,
    alternatives,
    require_may_serve,
    require_party,
    term_for,
    work_out,
)
from section75.core.partnership.partnership import Partnership


def work_out_notice(partnership: Partnership, asked: NoticeAsked, *, holidays: BankHolidays) -> NoticeWorkedOut:
    """When a notice would end, under the one term that gives it.

    Refuses what the agreement does not say, a party it does not give the notice to, and anybody who is no party.
    """
    if asked.by:
        require_party(asked.by, parties_of(partnership, asked.scope, asked.of), called=partnership.called)
    gap = partnership.gap("notice", asked.of)
    term = term_for(partnership.notices, scope=asked.scope, ground=asked.ground, of=asked.of, gap=gap)
    if asked.by:
        require_may_serve(term, asked.by, called=partnership.called)
    by = partnership.named(asked.by) if asked.by else "A party"
    service = Service(by, asked.sent_on, asked.way, authority=_authority(asked))
    working = work_out(term, service, holidays=holidays, rule=asked.rule)
    others = alternatives(term, _candidates(asked, working), holidays=holidays, rule=asked.rule)
    return NoticeWorkedOut(working, others, tuple(_notes(partnership, working)))


def shown_notice(
    partnership: Partnership, notice: ServedNotice, *, holidays: BankHolidays, rule: MonthEnd | None = None
) -> NoticeShown:
    """A notice that was served, with everything that follows from it; what cannot be worked out says why."""
    by, gap = partnership.named(notice.by), partnership.gap("notice", notice.agreement)
    reader = Reader(partnership.notices, whole_of(partnership, notice.agreement), by, holidays, rule, gap)
    readings = tuple(reader.readings(notice))
    others: tuple[Alternative, ...] = ()
    worked = [working for reading in readings for working in reading.workings]
    if worked:
        # Of two readings the wider is last: what a dispute would move is the end of everything.
        deemed = Candidate(worked[-1].deemed_on, "the day it counts as served, as worked out")
        named = list(notice.candidates())
        known = {each.day for each in named}
        candidates = named if deemed.day in known else [*named, deemed]
        others = alternatives(worked[-1].term, candidates, holidays=holidays, rule=rule)
    served_on = worked[-1].deemed_on if worked else notice.sent_on
    authorities = tuple(Step(each.in_words(served_on), each.clause) for each in notice.authorities)
    return NoticeShown(notice, by, readings, others, authorities, _printed(notice, readings))


def whole_of(partnership: Partnership, agreement: str) -> tuple[str, ...]:
    """What an agreement holds, by title: itself, its schedules and their funds."""
    titles = [known.title for known in partnership.agreements if known.id == agreement]
    schedules = [known for known in partnership.schedules if known.agreement == agreement]
    held = {known.id for known in schedules}
    funds = [fund.name for fund in partnership.funds if fund.schedule in held]
    return (*titles, *(known.title for known in schedules), *funds)


def parties_of(partnership: Partnership, scope: str, of: str) -> tuple[str, ...]:
    """The parties to what a notice is of: those of its agreement where it is named, of all agreements otherwise."""
    named = {of} if scope == "agreement" else set()
    named |= {known.agreement for known in partnership.schedules if scope == "schedule" and known.id == of}
    funds = [fund for fund in partnership.funds if scope == "fund" and fund.id == of]
    named |= {partnership.schedule_of(fund).agreement for fund in funds}
    chosen = [known for known in partnership.agreements if known.id in named] or partnership.agreements
    return tuple(dict.fromkeys(party for known in chosen for party in known.parties))


def _authority(asked: NoticeAsked) -> Authority | None:
    day = asked.authority_on
    return Authority("a decision", day, day, by=asked.by) if day is not None else None


def _candidates(asked: NoticeAsked, working: Working) -> Iterator[Candidate]:
    yield Candidate(asked.sent_on, "the day of the letter")
    if asked.received_on is not None:
        yield Candidate(asked.received_on, "the day of receipt")
    if working.deemed_on != asked.sent_on:
        yield Candidate(working.deemed_on, "the day it counts as served", working.term.clause)
    if asked.accepted_on is not None:
        yield Candidate(asked.accepted_on, "the day of the reply that accepts")
    if asked.authority_on is not None and asked.authority_on > asked.sent_on:
        yield Candidate(asked.authority_on, "the authority's day")


def _notes(partnership: Partnership, working: Working) -> Iterator[Step]:
    """Where an agreement runs out by itself before the notice does."""
    for agreement in partnership.agreements:
        last = agreement.span.last_day if agreement.span else None
        if last is not None and last < working.end_on:
            says = f"{agreement.title}, as recorded, runs to {in_words(last)}: before this notice ends."
            yield Step(says, agreement.span_clause)


def _printed(notice: ServedNotice, readings: tuple[Reading, ...]) -> str:
    """Whether the end that a source prints is what a reading gives."""
    if notice.end_printed is None:
        return ""
    day = in_words(notice.end_printed)
    agree = [reading.title for reading in readings if reading.end_on == notice.end_printed]
    found = f"it is what this reading gives: {agree[0]}" if agree else "no reading gives that day"
    cited = f" ({notice.end_clause})" if notice.end_clause else ""
    return f"The end given is {day}{cited}: {found}."
