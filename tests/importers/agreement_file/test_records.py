"""Records in the agreement file: every table is read, and what cannot be is refused by name and place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.records import ArrangementType, AuditMode, Basis, Exemption, VehicleKind
from section75.core.refusals import Refusal

FUNCTION = """
[[function]]
schedule = "equipment"
what = "After-care"
owner = "icb"
exercised_by = "council"
kind = "NHS"
enactment = "Mental Health Act 1983 section 117"
arrangement = "regulation 9"
from = 2022-04-01
source = "Sch. 1 para 6"
"""
RECORDS = (
    FUNCTION
    + """
[[arrangement]]
schedule = "equipment"
is = "regulation 9"
source = "Sch. 1"

[[aim]]
schedule = "equipment"
says = "People stay at home"
outcomes = ["at-home"]
source = "Sch. 4"

[[persons]]
schedule = "equipment"
cohort = "adults"
services = ["equipment"]
area = "Invented County"
cross_border = "ordinary residence"
source = "Sch. 1 para 7"

[[resource]]
schedule = "equipment"
kind = "staff"
provided_by = "council"
what = "four technicians"
source = "Sch. 1 para 8"

[[resource]]
schedule = "equipment"
kind = "accommodation"
none = true
source = "Sch. 1 para 8"

[[team]]
schedule = "equipment"
name = "Hub"
employers = ["council", "icb"]
managed_by = "council"
basis = "each employs its own"
source = "Sch. 1 para 9"

[[secondment]]
schedule = "equipment"
posts = "two nurses"
employer = "icb"
managed_by = "council"
source = "Sch. 1 para 9"

[[consultation]]
schedule = "equipment"
by = ["council", "icb"]
affected = "users and carers"
from = 2022-01-01
to = 2022-02-28
outcome = "the fund was widened"
source = "report of March 2022"

[[consultation]]
schedule = "equipment"
exempt = "section 223GA(3)"
recorded_by = "Equipment board"
recorded_on = 2022-03-01
source = "minute 4"

[[improvement]]
schedule = "equipment"
says = "equipment comes sooner"
by = ["council", "icb"]
on = 2022-03-01
source = "minute 3"

[[equality]]
decision = "entering the agreement"
body = "council"
no_implications = true
reason = "nothing changes for anybody"
source = "report of March 2022"

[[vat]]
schedule = "equipment"
structure = "pooled funding"
delivered = [{ fund = "equipment", line = "beds", body = "council" }]
source = "Sch. 7"

[[information_sharing]]
schedule = "equipment"
says = "by protocol"
data_sharing_agreement = "DSA 1"
source = "Sch. 8"

[[monitoring]]
schedule = "equipment"
says = "the board, monthly"
source = "Sch. 5"

[[charging]]
schedule = "equipment"
none = true
source = "Sch. 1 para 10"

[[audit]]
fund = "equipment"
year = "2022/23"
mode = "internal audit"
by = "internal audit of the council"
opinion = "properly kept"
on = 2023-09-01
source = "audit report"

[[consent]]
schedule = "equipment"
trust = "icb"
commissioner = "NHS Other Integrated Care Board"
source = "letter"

[[vehicle]]
kind = "section 256"
name = "Winter beds"
payer = "icb"
payee = "council"
amount = "250"
unit = "£000"
schedule = "equipment"
from = 2022-11-01
to = 2023-03-31
source = "agreement of November 2022"
"""
)


def test_every_table_is_read_with_its_clause(small: str, read: Callable[[str], Partnership]) -> None:
    records = read(small + RECORDS).records
    tables = {name: len(getattr(records, name)) for name in ("resources", "consultations")}
    assert tables == {"resources": 2, "consultations": 2}
    (function,) = records.functions
    assert (function.liable, function.exercised_by, function.clause.cite) == ("icb", "council", "Sch. 1 para 6")
    assert records.arrangements[0].type is ArrangementType.LA_EXERCISES_NHS
    assert records.aims[0].outcomes == ("at-home",)
    assert records.persons[0].cross_border == "ordinary residence"
    assert [each.none for each in records.resources] == [False, True]
    assert (records.teams[0].basis, records.secondments[0].basis) == (Basis.ALONGSIDE, Basis.SECONDMENT)
    assert records.consultations[0].is_joint
    assert str(records.consultations[0].days) == "1 January 2022 to 28 February 2022"
    assert records.consultations[1].exemption is Exemption.BETTER_CARE_FUND
    assert records.improvements[0].by == ("council", "icb")
    assert records.equality[0].reason == "nothing changes for anybody"
    assert records.vat[0].delivered[0].body == "council"
    assert records.information_sharing[0].data_sharing_agreement == "DSA 1"
    assert records.charging[0].none
    assert (records.audits[0].mode, records.audits[0].year) == (AuditMode.INTERNAL_AUDIT, FinancialYear(2022))
    assert records.consents[0].commissioner == "NHS Other Integrated Care Board"
    (vehicle,) = records.vehicles
    assert (vehicle.kind, vehicle.amount) == (VehicleKind.SECTION_256, Money.of("250,000"))


BAD = {
    "an owner that is no party": (
        'owner = "icb"',
        'owner = "pct"',
        "UnknownParty",
        "'owner' names 'pct', who is no party",
    ),
    "an exerciser that is no party": ('exercised_by = "council"', 'exercised_by = "trust"', "UnknownParty", "'trust'"),
    "an end before a start": (
        'from = 2022-04-01\nsource = "Sch. 1 para 6"',
        'from = 2022-04-01\nto = 2022-03-31\nsource = "Sch. 1 para 6"',
        "WrongValue",
        "`to`, the last day, is 31 March 2022, before `from`, 1 April 2022",
    ),
    "an end without a start": (
        'from = 2022-04-01\nsource = "Sch. 1 para 6"',
        'to = 2022-03-31\nsource = "Sch. 1 para 6"',
        "WrongValue",
        "`to`, the last day, is given without `from`",
    ),
    "its own function": (
        'exercised_by = "council"',
        'exercised_by = "icb"',
        "ExercisedByItsOwner",
        "cannot be exercised for it by 'icb'",
    ),
    "the wrong way round": (
        'kind = "NHS"',
        'kind = "health-related"',
        "WrongWayRound",
        "health-related function under regulation 9",
    ),
    "a regulation there is not": (
        'arrangement = "regulation 9"',
        'arrangement = "regulation 4"',
        "WrongValue",
        "'regulation 4'",
    ),
    "liability moved": (
        'owner = "icb"',
        'owner = "icb"\nliability = "council"',
        "UnknownKey",
        "there is no key 'liability' here",
    ),
    "a schedule there is not": (
        '[[aim]]\nschedule = "equipment"',
        '[[aim]]\nschedule = "beds"',
        "Unresolved",
        "there is no schedule 'beds'",
    ),
    "an outcome there is not": (
        'outcomes = ["at-home"]',
        'outcomes = ["home"]',
        "Unresolved",
        "there is no outcome 'home'",
    ),
    "neither none nor who": ('provided_by = "council"\n', "", "WrongValue", "a blank is a gap, not an answer"),
    "none and who": (
        'none = true\nsource = "Sch. 1 para 8"',
        'none = true\nprovided_by = "icb"\nsource = "Sch. 1 para 8"',
        "WrongValue",
        "cannot both be so",
    ),
    "nobody seconded": (
        'employer = "icb"\nmanaged_by = "council"',
        'employer = "icb"\nmanaged_by = "icb"',
        "WrongValue",
        "which is no secondment",
    ),
    "an exemption nobody recorded": ('recorded_by = "Equipment board"\n', "", "WrongValue", "say who recorded it"),
    "a consultation by nobody": (
        'by = ["council", "icb"]\naffected',
        "affected",
        "WrongValue",
        "say which parties consulted",
    ),
    "a party named twice": (
        'by = ["council", "icb"]\naffected',
        'by = ["icb", "icb"]\naffected',
        "WrongValue",
        "named twice",
    ),
    "no audit, unexplained": (
        'mode = "internal audit"\nby = "internal audit of the council"\nopinion = "properly kept"',
        'mode = "none, explained"',
        "WrongValue",
        "nobody says why",
    ),
    "an amount without a unit": (
        'unit = "£000"\nschedule = "equipment"\nfrom = 2022-11-01',
        'schedule = "equipment"\nfrom = 2022-11-01',
        "ValueWithoutUnit",
        "the amount '250' has no unit",
    ),
    "who pays itself": ('payee = "council"', 'payee = "icb"', "WrongValue", "nobody pays itself"),
    "a stranger paid under section 256": ('payee = "council"', 'payee = "Age UK"', "UnknownParty", "'Age UK'"),
    "a line there is not": ('line = "beds", body', 'line = "chairs", body', "Unresolved", "there is no line 'chairs'"),
    "charging that says nothing": (
        '[[charging]]\nschedule = "equipment"\nnone = true',
        '[[charging]]\nschedule = "equipment"',
        "WrongValue",
        "how users are told",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_refused_by_name_and_place(
    what: str, small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    old, new, name, says = BAD[what]
    assert RECORDS.count(old) == 1, what
    (refusal,) = refused(small + RECORDS.replace(old, new))
    assert refusal.name == name
    assert says in refusal.says
    assert refusal.says.startswith("small.toml:")
