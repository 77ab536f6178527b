"""What the Regulations want of a schedule: an entry that says none is an answer, a blank is a gap, and it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from section75.core.calendar import FinancialYear, Span
from section75.core.explain import Clause
from section75.core.parties import Kind, Party
from section75.core.records import (
    Aim,
    Answer,
    Arrangement,
    ArrangementType,
    Asking,
    Audit,
    AuditMode,
    Charging,
    Consent,
    Consultation,
    DeliveredBy,
    Equality,
    Exemption,
    Improvement,
    InformationSharing,
    Monitoring,
    Persons,
    PoolYear,
    Records,
    Resource,
    ResourceKind,
    Secondment,
    Team,
    Vat,
    VatStructure,
    Wanted,
    wanted_of,
)

CL = Clause("cl. 5")
S = "equipment"
COUNCIL = Party("council", "Invented County Council", Kind.COUNTY_COUNCIL, CL)
ICB = Party("icb", "NHS Invented ICB", Kind.ICB, CL)
TRUST = Party("trust", "Invented NHS Trust", Kind.NHS_TRUST, CL)
POOL = PoolYear(fund="equipment", name="Equipment pooled fund", year=FinancialYear(2022))


def wanted(records: Records, *parties: Party, pool: bool = True) -> dict[str, Wanted]:
    asking = Asking(
        records=records,
        schedule=S,
        parties=parties or (COUNCIL, ICB),
        pool_years=(POOL,) if pool else (),
        gap=lambda what, of: "the paper is silent" if what == "consultation" else "",
        called=lambda name: f"the {name}",
    )
    return {each.what: each for each in wanted_of(asking)}


def pooled(**tables: object) -> Records:
    return replace(Records(arrangements=(Arrangement(S, ArrangementType.POOLED, CL),)), **tables)  # type: ignore[arg-type]


def test_with_nothing_on_record_everything_is_missing_and_the_files_own_words_are_repeated() -> None:
    found = wanted(Records())
    asked = {what for what, each in found.items() if each.answer is Answer.MISSING}
    assert asked == set(found) - {
        "Consent of commissioners to an NHS trust's arrangement",
        "Integrated teams and secondments",
    }
    assert "The file says: the paper is silent." in found["Joint consultation"].missing[0]
    assert all(each.provision for each in found.values())


@pytest.mark.parametrize("kind", ResourceKind)
def test_none_is_an_entry_and_a_blank_is_a_gap(kind: ResourceKind) -> None:
    assert wanted(Records())[kind.value.capitalize()].answer is Answer.MISSING
    found = wanted(pooled(resources=(Resource(S, kind, CL, none=True),)))[kind.value.capitalize()]
    assert found.answer is Answer.ON_RECORD
    assert found.entries[0].says == "none"
    assert found.entries[0].clause == "cl. 5"


def test_provisions_are_those_of_the_arrangement() -> None:
    assert wanted(pooled())["Aims and outcomes"].provision == "SI 2000/617 regulation 7(3)(a)"
    both = replace(
        pooled(), arrangements=(*pooled().arrangements, Arrangement(S, ArrangementType.NHS_EXERCISES_LA, CL))
    )
    assert wanted(both)["Aims and outcomes"].provision == "SI 2000/617 regulation 7(3)(a), 8(2)(a)"
    assert wanted(both)["Charging"].provision == "SI 2000/617 regulation 8(2)(h)"
    assert wanted(pooled())["Charging"].answer is Answer.NOT_ASKED
    assert wanted(both)["Charging"].answer is Answer.MISSING


CONSULTED = Consultation(
    schedule=S,
    by=("council", "icb"),
    affected="users and carers",
    days=Span(date(2022, 1, 1), date(2022, 3, 1)),
    outcome="the fund was widened",
    clause=CL,
)


@pytest.mark.parametrize(
    ("consultation", "answer", "says"),
    [
        (CONSULTED, Answer.ON_RECORD, "by the council and the icb, jointly; affected: users and carers"),
        (replace(CONSULTED, by=("council",)), Answer.IN_PART, "It was not joint"),
        (replace(CONSULTED, affected=""), Answer.IN_PART, "Who was affected is not recorded."),
        (replace(CONSULTED, days=None, outcome=""), Answer.IN_PART, "What came of it is not recorded."),
        (
            Consultation(schedule=S, exemption=Exemption.BETTER_CARE_FUND, recorded_by="icb", clause=CL),
            Answer.ON_RECORD,
            "section 223GA(3) (exempt), recorded by the icb",
        ),
        (
            Consultation(schedule=S, exemption=Exemption.NOBODY_AFFECTED, recorded_by="icb", clause=CL),
            Answer.ON_RECORD,
            "a judgement, which the Regulations do not name",
        ),
    ],
)
def test_consultation_is_joint_with_days_and_outcome_or_exempt_with_who_says_so(
    consultation: Consultation, answer: Answer, says: str
) -> None:
    found = wanted(pooled(consultations=(consultation,)))["Joint consultation"]
    assert found.answer is answer
    assert says in " ".join([*found.missing, *(entry.says for entry in found.entries)])


def test_an_nhs_trust_needs_its_commissioners_consent_except_under_regulation_8() -> None:
    asked = "Consent of commissioners to an NHS trust's arrangement"
    assert wanted(pooled(), COUNCIL, TRUST)[asked].missing == ("No commissioner's consent to the trust is recorded.",)
    consent = Consent(schedule=S, trust="trust", commissioner="icb", clause=CL, on=date(2022, 3, 1))
    assert wanted(pooled(consents=(consent,)), COUNCIL, TRUST)[asked].answer is Answer.ON_RECORD
    eight = Records(arrangements=(Arrangement(S, ArrangementType.NHS_EXERCISES_LA, CL),))
    assert wanted(eight, COUNCIL, TRUST)[asked].not_asked == "regulation 8 asks for no consent"


def test_due_regard_is_per_body_and_no_implications_needs_its_reason() -> None:
    one = Equality(decision="entering", body="council", no_implications=True, clause=CL)
    found = wanted(pooled(equality=(one,)))["Due regard to equality, per decision and body"]
    assert found.missing == (
        "the council, entering: no reason is given why there are none.",
        "No record of due regard by the icb.",
    )
    two = (replace(one, reason="nothing changes"), replace(one, body="icb", no_implications=False, says="assessed"))
    assert wanted(pooled(equality=two))["Due regard to equality, per decision and body"].answer is Answer.ON_RECORD


def test_the_improvement_is_said_by_every_partner_on_a_day() -> None:
    said = Improvement(schedule=S, says="shorter waits", by=("council",), clause=CL)
    found = wanted(pooled(improvements=(said,)))["Likely improvement"]
    assert found.missing == ("No day is given on which it was said.", "Not said by the icb.")


def test_vat_follows_the_body_that_delivers_and_the_audit_is_asked_for_by_pool_year() -> None:
    vat = Vat(
        S,
        VatStructure.POOLED_FUNDING,
        CL,
        (DeliveredBy("equipment", "beds", "council"), DeliveredBy("equipment", "hoists", "icb")),
    )
    says = [entry.says for entry in wanted(pooled(vat=(vat,)))["VAT structure"].entries]
    assert says == [
        "pooled funding",
        "the equipment/beds: delivered by the council; VAT Act 1994, section 33",
        "the equipment/hoists: delivered by the icb; contracted-out services",
    ]
    assert "2022/23: no audit" in wanted(pooled())["Audit of the pool's accounts"].missing[0]
    audit = Audit(fund="equipment", year=FinancialYear(2022), mode=AuditMode.INTERNAL_AUDIT, clause=CL, opinion="fair")
    assert wanted(pooled(audits=(audit,)))["Audit of the pool's accounts"].answer is Answer.ON_RECORD


def test_a_whole_record_leaves_nothing_missing_of_what_it_says() -> None:
    records = pooled(
        aims=(Aim(S, "stay at home", CL, ("at-home",)),),
        persons=(
            Persons(
                S, CL, cohort="adults", services=("equipment",), area="Anyshire", cross_border="ordinary residence"
            ),
        ),
        monitoring=(Monitoring(S, "a board, monthly", CL),),
        charging=(Charging(S, CL, none=True),),
        information_sharing=(InformationSharing(S, "by protocol", CL, data_sharing_agreement="DSA 1"),),
        teams=(Team(schedule=S, name="Hub", employers=("council", "icb"), clause=CL),),
        secondments=(Secondment(schedule=S, posts="two nurses", employer="icb", managed_by="council", clause=CL),),
    )
    found = wanted(records)
    for what in ("Aims and outcomes", "Persons and kinds of service", "Monitoring", "Charging", "Information sharing"):
        assert found[what].answer is Answer.ON_RECORD, what
    teams = found["Integrated teams and secondments"]
    assert teams.missing == ("Who manages Hub is not recorded.", "On which basis staff work in Hub is not recorded.")
    assert teams.entries[1].says == "two nurses: employed by the icb; managed by the council; secondment"
