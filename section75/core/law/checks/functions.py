"""Check 9. Both sides' functions by enactment, each within regulation 5 or 6 on the day."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import UNPRINTED, Case, absent
from section75.core.law.regulations import CLINICAL_EXCLUSIONS, FunctionFound, Reading, Scope, Side
from section75.core.law.result import Point, fails, not_assessed, passes, to_judge, warns
from section75.core.law.rule import NHS, POOLED, LawRule, lettered
from section75.core.records import About, DelegatedFunction, FunctionKind

RULE = LawRule(
    number="9", title="Functions specified and within scope", provisions=("reg 5", "reg 6"), of_kind=lettered("c")
)
_SIDE = {FunctionKind.NHS: Side.NHS, FunctionKind.HEALTH_RELATED: Side.COUNCIL}
_GATES = {"14": ("18", "19"), "17": ("18", "19"), "2(3)": ("2(1)", "2")}  # the charge, and the care it goes with
_LIST = "List the functions of both sides by act and section."


def points(case: Case) -> Iterator[Point]:
    """A side without functions, and each function that is excepted, unlisted, or to be judged."""
    functions = case.records(case.partnership.records.functions)
    for kind, words in ((FunctionKind.NHS, "NHS functions"), (FunctionKind.HEALTH_RELATED, "health-related functions")):
        if not any(each.kind is kind for each in functions):
            yield from absent(
                case, f"A list of the {words}, by enactment,", todo=_LIST, about=About.FUNCTIONS, gaps=("function",)
            )
    for each in functions:
        yield from _function(case, each, functions)
    yield from _clinical(case, functions)


def _function(case: Case, each: DelegatedFunction, functions: tuple[DelegatedFunction, ...]) -> Iterator[Point]:
    if not each.enactment:
        if case.unprinted is not None:
            yield not_assessed(f"{each.what} is listed without its enactment; {UNPRINTED}.", each.clause, todo=_LIST)
        else:
            yield fails(f"{each.what} is listed without its enactment.", each.clause, todo=_LIST)
        return
    found = case.law.functions(each.enactment, _SIDE[each.kind])
    if found is None:
        says = (
            f"{each.what}: {each.enactment!r} names no act that these data hold, so that its scope is not known here."
        )
        yield to_judge(says, each.clause, todo="Judge whether regulation 5 or 6 covers it, and say which paragraph.")
        return
    for section in found:
        yield _section(case, each, section, functions)


def _section(
    case: Case, each: DelegatedFunction, found: FunctionFound, functions: tuple[DelegatedFunction, ...]
) -> Point:
    row, called = found.row, f"{each.what} ({each.enactment}{f': {found.cited}' if found.cited else ''})"
    unread = "" if row is None or row.reading is Reading.VERIFIED else f" These data on it are {row.reading.value}."
    why = f" {row.why[:1].upper()}{row.why[1:]}." if row is not None and row.why else ""
    out = "Take it out of the arrangements, or correct the enactment."
    if row is None:
        return fails(
            f"{called} is listed in neither regulation 5 nor regulation 6 for that side.", each.clause, todo=out
        )
    if row.scope is Scope.OUT:
        return fails(f"{called} is excepted by {row.cite}.{why}{unread}", each.clause, todo=out)
    if row.scope is Scope.ADVICE:
        return warns(f"{called} is within {row.cite}.{why}", each.clause, todo="Take advice, and record it.")
    if row.scope is Scope.GATEWAY and not _through(case, found.cited, functions):
        return fails(f"{called} comes in only through {row.cite}, which is not open here.{why}", each.clause, todo=out)
    return passes(f"{called} is within {row.cite}.{unread}", each.clause)


def _through(case: Case, cited: str, functions: tuple[DelegatedFunction, ...]) -> bool:
    """Is the gateway open: a pooled fund or regulation 8, with the care itself among the functions?"""
    if not case.kinds & {POOLED, NHS}:
        return False
    care = next((wanted for charge, wanted in _GATES.items() if cited.startswith(charge)), ())
    listed = [
        section.cited
        for each in functions
        if "care act" in each.enactment.casefold()
        for section in case.law.functions(each.enactment, Side.COUNCIL) or ()
    ]
    return any(section == wanted or section.startswith(f"{wanted}(") for section in listed for wanted in care)


def _clinical(case: Case, functions: tuple[DelegatedFunction, ...]) -> Iterator[Point]:
    """Words that suggest one of the treatments regulation 5(a) leaves out: never settled by words alone."""
    said = [(each.what, each.clause) for each in functions if each.kind is FunctionKind.NHS]
    for persons in case.records(case.partnership.records.persons):
        said += [(service, persons.clause) for service in persons.services]
    said += [(line.name, line.clause) for fund in case.funds for line in case.partnership.lines_of(fund.id)]
    for words, clause in dict.fromkeys(said):
        for name, *signs in CLINICAL_EXCLUSIONS:
            if any(sign in words.casefold() for sign in signs):
                says = f"{words!r} reads like {name}, which regulation 5(a) leaves out."
                yield to_judge(says, clause, todo="Judge whether it is; if so, take it out of the arrangements.")
