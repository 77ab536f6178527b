"""The register of delegated functions on a day: who is accountable, who exercises each, and where the clauses end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.agreements import Schedule
from section75.core.calendar import in_words
from section75.core.partnership.partnership import Partnership
from section75.core.records import LIABILITY_STAYS, Accountable, DelegatedFunction, accountable_on


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionOnADay:
    """One function as a reader sees it: the owner is accountable, whoever `exercised` names."""

    schedule: str
    what: str
    kind: str
    accountable: str
    exercised: str
    arrangement: str
    enactment: str
    clause: str
    is_twice: bool = False
    is_silent: bool = False

    def as_data(self) -> dict[str, object]:
        """The function for a machine."""
        return {
            "schedule": self.schedule,
            "function": self.what,
            "kind": self.kind,
            "accountable": self.accountable,
            "accountable_because": LIABILITY_STAYS,
            "exercised": self.exercised,
            "arrangement": self.arrangement,
            "enactment": self.enactment,
            "clause": self.clause,
            "two_exercisers": self.is_twice,
            "silent": self.is_silent,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All functions on record on a day, and the schedules that give none, each with what is said of the silence."""

    day: date
    functions: tuple[FunctionOnADay, ...]
    silent: tuple[tuple[str, str, str], ...]  # schedule, sentence, clause

    def as_data(self) -> dict[str, object]:
        """The register for a machine."""
        return {
            "on": self.day.isoformat(),
            "functions": [each.as_data() for each in self.functions],
            "silent": [{"schedule": title, "says": says, "clause": clause} for title, says, clause in self.silent],
        }


def functions_on(partnership: Partnership, day: date) -> Register:
    """Who is accountable for each function on record on a day, and who exercises it."""
    found = accountable_on(partnership.records.functions, day, within=partnership.term_of)
    with_one = {each.of.schedule for each in found}
    return Register(
        day=day,
        functions=tuple(_shown(partnership, each) for each in found),
        silent=tuple(_silence(partnership, each) for each in partnership.schedules if each.id not in with_one),
    )


def _shown(partnership: Partnership, each: Accountable) -> FunctionOnADay:
    standing = each.holding or (each.last_said,)
    return FunctionOnADay(
        schedule=next(found.title for found in partnership.schedules if found.id == each.of.schedule),
        what=each.of.what,
        kind=each.of.kind.value,
        accountable=partnership.called(each.accountable),
        exercised=_exercised(partnership, each),
        arrangement="; ".join(dict.fromkeys(str(record.arrangement) for record in standing)),
        enactment=each.of.enactment or "no enactment cited",
        clause="; ".join(dict.fromkeys(str(record.clause) for record in standing)),
        is_twice=each.is_twice,
        is_silent=not each.holding,
    )


def _exercised(partnership: Partnership, each: Accountable) -> str:
    """Who exercises it, in words: one body, two of which one is wrong, or what the last clause leaves unsaid."""
    if each.is_twice:
        bodies = " and by ".join(
            f"{partnership.called(record.exercised_by)} ({record.clause})" for record in each.holding
        )
        return f"By {bodies}: two bodies on one day. End one where the other begins."
    if each.holding:
        return partnership.called(each.exercised_by[0])
    last = each.last_said
    body = partnership.called(last.exercised_by)
    if each.is_not_known:
        return f"Not known on this day: {last.clause} says {body}, and neither it nor its schedule gives a day."
    return (
        f"Nothing delegates it on this day: {last.clause} says {body}, {_days(partnership, last)}. It is its "
        "owner's own to exercise."
    )


def _days(partnership: Partnership, function: DelegatedFunction) -> str:
    days = function.span or partnership.term_of(function.schedule)
    return str(days) if days is not None else "on days not given"


def _silence(partnership: Partnership, schedule: Schedule) -> tuple[str, str, str]:
    gap = partnership.gap("functions", schedule.id)
    stated = f" The file says: {gap}." if gap else ""
    says = f"No function is on record for this schedule, on this day or any other.{stated} List them by enactment."
    return schedule.title, says, str(schedule.clause)


def register_in_words(register: Register) -> str:
    """The register for a terminal."""
    lines = [f"Delegated functions on {in_words(register.day)}"]
    lines.append(f"Liability stays with the owner: {LIABILITY_STAYS}.")
    for each in register.functions:
        lines += ["", f"{each.what} ({each.kind}; {each.schedule})"]
        lines.append(f"  Accountable:   {each.accountable}")
        lines.append(f"  Exercised by:  {each.exercised}")
        lines.append(f"  Arrangement:   {each.arrangement}")
        lines.append(f"  Enactment:     {each.enactment}")
        lines.append(f"  Clause:        {each.clause}")
    for title, says, clause in register.silent:
        lines += ["", title, f"  {says}  [{clause}]"]
    return "\n".join(lines)
