"""Check 12. How long it runs, and provision for review, variation or termination; notice with its authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.core.agreements import Review
from section75.core.calendar import in_words
from section75.core.law.case import UNPRINTED, Case, absent
from section75.core.law.result import LawResult, Point, not_assessed, passes, warns
from section75.core.law.rule import LawRule, lettered
from section75.core.money import sum_of
from section75.core.records import About, Matter

RULE = LawRule(
    number="12",
    title="Duration, review, variation, termination",
    provisions=(),
    of_kind=lettered("f"),
    beyond_the_term=True,
)
REVIEWED_WITHIN_DAYS = 366  # a policy of this program for open-ended terms; no provision says it
_MATTERS = (Matter.REVIEW, Matter.VARIATION, Matter.TERMINATION)


def points(case: Case) -> Iterator[Point]:
    """No duration; none of the three provided for; open-ended, unreviewed; spend past the end; notice unauthorised."""
    if case.is_to_come:
        yield Point(LawResult.NOT_APPLICABLE, f"The schedule has not begun: it runs {case.term}.", (case.term_clause,))
        return
    yield from _duration(case)
    yield from _provisions(case)
    yield from _open_ended(case)
    yield from _past_the_end(case)
    yield from _notices(case)


def _duration(case: Case) -> Iterator[Point]:
    said = case.provided(Matter.DURATION)
    if case.term is not None:
        yield passes(f"It runs {case.term}.", case.term_clause)
    elif said:
        yield passes(f"Duration: {said[0].says}.", said[0].clause)
    else:
        todo = "Say from when it runs, and to when; that it runs without an end has to be said too."
        yield from absent(
            case, "How long it runs", todo=todo, about=About.TERM, gaps=("schedule dates", "agreement dates")
        )


def _provisions(case: Case) -> Iterator[Point]:
    """The text joins the three with "or": only the absence of all FAILs."""
    there = {matter: _provided(case, matter) for matter in _MATTERS}
    absent_ones = [matter for matter in _MATTERS if not there[matter]]
    for matter in _MATTERS:
        if there[matter]:
            yield passes(f"{matter.value.capitalize()} is provided for: {there[matter]}.")
    if len(absent_ones) == len(_MATTERS):
        todo = "Provide for review, variation or termination; better for each."
        yield from absent(case, "Provision for review, variation or termination", todo=todo, gaps=("notice",))
        return
    for matter in absent_ones:
        yield from _without(case, matter)


def _without(case: Case, matter: Matter) -> Iterator[Point]:
    says, todo = f"Provision for {matter.value} is not on record", f"Provide for {matter.value}, and give its clause."
    if case.unprinted is not None:
        yield not_assessed(f"{says}; {UNPRINTED}.", case.unprinted.clause, todo=todo)
    else:
        yield warns(f"{says}.", case.schedule.clause, todo=todo)


def _provided(case: Case, matter: Matter) -> str:
    """Where a matter is provided for, in words: a clause, a review that is asked for, a notice term."""
    said = [f"{each.says} ({each.clause})" for each in case.provided(matter)]
    if matter is Matter.REVIEW:
        said += [f"{each.what} ({each.clause})" for each in _reviews(case)]
    if matter is Matter.TERMINATION:
        said += [f"{each} ({each.clause})" for each in case.partnership.notices if _of_here(case, each.of)]
    return "; ".join(said[:3])


def _of_here(case: Case, of: str) -> bool:
    return not of or of in (case.agreement.id, case.schedule.id, *(fund.id for fund in case.funds))


def _reviews(case: Case) -> list[Review]:
    mine = {case.agreement.id, case.schedule.id, *(fund.id for fund in case.funds)}
    return [each for each in case.partnership.reviews if {each.of.agreement, each.of.schedule, each.of.fund} & mine]


def _open_ended(case: Case) -> Iterator[Point]:
    if case.term is None or case.term.ends_before is not None:
        return
    held: list[date] = [day for each in _reviews(case) for day in each.held if day <= case.on]
    last = max(held, default=None)
    if last is not None and (case.on - last).days <= REVIEWED_WITHIN_DAYS:
        yield passes(f"It has no end date, and was last reviewed on {in_words(last)}.", case.term_clause)
        return
    reviewed = f"the last review on record is of {in_words(last)}" if last else "no review is on record"
    says = (
        f"It is open-ended ({case.term}), and {reviewed}. A yearly review is this program's policy for such terms, "
        "not the law's."
    )
    yield warns(says, case.term_clause, todo="Agree an end, or review it yearly and record that.")


def _past_the_end(case: Case) -> Iterator[Point]:
    if not case.has_ended or case.term is None or case.term.last_day is None:
        return
    if case.happened is None:
        yield not_assessed("Whether money was spent after its end is not known: no books are given.", case.term_clause)
        return
    after = [each.after(case.term.last_day) for each in case.happened.spent_by(case.schedule.id)]
    spent = sum_of(after)
    if spent:
        says = f"It ended on {in_words(case.term.last_day)}, and {spent} was spent after that."
        todo = "Record what extends it, or move the spend to where it belongs."
        yield warns(says, case.term_clause, todo=todo, stake=spent)


def _notices(case: Case) -> Iterator[Point]:
    for notice in case.partnership.notices_served:
        if notice.agreement != case.agreement.id or notice.sent_on > case.on:
            continue
        clause, authority = notice.clause or case.agreement.clause, notice.authority
        by = case.partnership.called(notice.by)
        todo = (
            "Link the decision the notice rests on, dated on or before service; or have it ratified and served again."
        )
        if authority is None:
            says = f"The notice of {in_words(notice.sent_on)} by {by} is linked to no authority."
            yield warns(says, clause, todo=todo)
        elif authority.predates(notice.sent_on) is not True:
            says = f"The notice of {in_words(notice.sent_on)} by {by}: {authority.in_words(notice.sent_on)}"
            yield warns(says, clause, todo=todo)
        else:
            says = f"The notice of {in_words(notice.sent_on)} by {by}: {authority.in_words(notice.sent_on)}"
            yield passes(says, clause)
