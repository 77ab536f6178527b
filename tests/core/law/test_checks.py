"""A table of cases: each result of each check can be reached, and each fact taken away is missed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest

from section75.core.law import Happened, LawResult

from .wholes import DAY, WHOLE, changed, every, reported, table, without

FAIL, WARN, JUDGE = LawResult.FAIL, LawResult.WARN, LawResult.NEEDS_JUDGEMENT
NOT_ASSESSED, PASS, NOT_ASKED = LawResult.NOT_ASSESSED, LawResult.PASS, LawResult.NOT_APPLICABLE
AFTER = date(2025, 9, 1)
UNPRINTED = '\n\n[[open]]\nwhat = "clauses"\nsays = "no clause is printed"\nsource = "whole paper"\n'
TRUST = """
[[party]]
id = "trust"
name = "Somewhere NHS Trust"
kind = "NHS trust"
source = "cl. 1"
"""
WITH_TRUST = changed('parties = ["council", "icb"]', 'parties = ["council", "icb", "trust"]') + TRUST
CONSENT = (
    '\n[[consent]]\nschedule = "care"\ntrust = "trust"\ncommissioner = "icb"\non = 2022-05-01\nsource = "letter"\n'
)
NOTICE = """
[[notice_served]]
id = "one"
agreement = "main"
by = "council"
sent_on = 2023-09-01
ground = "no fault"
ends = [{ scope = "agreement", says = "the whole" }]
source = "letter"
"""
AUTHORITY = '\n[[notice_served.authority]]\nsays = "Cabinet"\nby = "council"\non = 2023-08-01\nsource = "minutes"\n'


class Case(NamedTuple):
    """A file, the check, how it comes out, and words of the sentence."""

    text: str
    check: str
    result: LawResult
    says: str
    on: date = DAY
    happened: Happened | None = None


def exempt(ground: str) -> str:
    head = '[[consultation]]\nschedule = "care"\n'
    claimed = f'{head}exempt = "{ground}"\nrecorded_by = "the monitoring officer"\nsource = "s"\n'
    return every("consultation") + "\n\n" + claimed


def observed(about: str, shows: str) -> str:
    of = f'agreement = "main"\nabout = "{about}"\nshows = "{shows}"\n'
    return f'\n\n[[observed]]\n{of}says = "it was left"\nsource = "para 9"\n'


def function(what: str, enactment: str, kind: str = "health-related", owner: str = "council") -> str:
    return (
        f'\n\n[[function]]\nschedule = "care"\nwhat = "{what}"\nowner = "{owner}"\nexercised_by = "council"\n'
        f'kind = "{kind}"\nenactment = "{enactment}"\narrangement = "regulation 7"\nsource = "Sch. 3"\n'
    )


CASES = [
    # 1 Partners
    Case(changed('kind = "county council"', 'kind = "other body"'), "1", FAIL, "of no kind that regulation 3 names"),
    Case(
        changed('kind = "integrated care board"', 'kind = "county council"'), "1", FAIL, "no party that is an NHS body"
    ),
    Case(
        changed('kind = "integrated care board"', 'kind = "clinical commissioning group"'),
        "1",
        FAIL,
        "does not name on the day",
    ),
    # 2 In writing
    Case(without("instrument"), "2", FAIL, "A document that all partners signed is not on record."),
    Case(without("instrument") + UNPRINTED, "2", NOT_ASSESSED, "prints no clause"),
    Case(without("instrument") + observed("in writing", "to judge"), "2", JUDGE, "it was left"),
    Case(WHOLE, "2", FAIL, "The term is over", AFTER),
    Case(
        WHOLE + '\n[[instrument]]\nid = "l"\nagreement = "main"\ntitle = "A letter"\nkind = "letter"\nsource = "s"\n',
        "2",
        WARN,
        "correspondence: A letter",
    ),
    Case(
        WHOLE + '\n[[event]]\nof = "schedule"\nid = "care"\nevent = "proposed"\non = 2022-09-01\nsource = "s"\n',
        "2",
        WARN,
        "operated before signing for 461 days, on which £1,000,000.00",
    ),
    Case(
        changed("signed = 2022-06-20", "signed = 2022-08-20"),
        "2",
        WARN,
        "£1.00 was spent from Care fund",
        DAY,
        reported(),
    ),
    # 3 Arrangement
    Case(
        changed('[[state]]\nfund = "care"\nis = "pooled"', '[[state]]\nfund = "care"\nis = "aligned"'),
        "3",
        WARN,
        "operates as aligned",
    ),
    Case(
        changed('{ party = "icb", amount = "400" }', '{ party = "icb", amount = "0" }'),
        "3",
        FAIL,
        "No NHS body contributes",
    ),
    Case(every("contributions"), "3", FAIL, "Who contributes to Care fund is not on record."),
    # 4 Improvement
    Case(without("improvement"), "4", FAIL, "likely to be exercised better is not on record."),
    Case(without("improvement") + UNPRINTED, "4", NOT_ASSESSED, "prints no clause"),
    Case(
        changed('on = 2022-05-01\nsource = "Sch. 2 para 1"', 'on = 2022-08-01\nsource = "Sch. 2 para 1"'),
        "4",
        FAIL,
        "after the arrangements were entered",
    ),
    Case(
        changed('by = ["council", "icb"]\non = 2022-05-01', 'by = ["council"]\non = 2022-05-01'),
        "4",
        FAIL,
        "No statement by NHS Somewhere",
    ),
    Case(
        changed(
            'on = 2022-05-01\nsource = "Sch. 2 para 1"',
            'only_financial = true\non = 2022-05-01\nsource = "Sch. 2 para 1"',
        ),
        "4",
        JUDGE,
        "of money or tax",
    ),
    # 5 Consultation
    Case(without("consultation"), "5", FAIL, "is not on record."),
    Case(without("consultation") + observed("consultation", "not done"), "5", FAIL, "the source says: it was left"),
    Case(without("consultation") + UNPRINTED, "5", NOT_ASSESSED, "prints no clause"),
    Case(
        changed('by = ["council", "icb"]\naffected', 'by = ["council"]\naffected'),
        "5",
        JUDGE,
        "Only one partner consulted",
    ),
    Case(
        changed('outcome = "support, with a request for one number to call"\n', ""),
        "5",
        FAIL,
        "does not say the outcome",
    ),
    Case(
        changed("from = 2022-01-10\nto = 2022-03-01\n", ""), "5", JUDGE, "No source prints the day of the consultation"
    ),
    Case(
        changed("from = 2022-01-10\nto = 2022-03-01", "from = 2022-08-10\nto = 2022-09-01"), "5", FAIL, "after entering"
    ),
    Case(
        exempt("nobody appears affected"),
        "5",
        JUDGE,
        "nobody appears to be affected, recorded by the monitoring officer",
    ),
    Case(exempt("Care Trust consultation"), "5", PASS, "Care Trust was carried out"),
    Case(exempt("section 223GA(3)"), "5", JUDGE, "of £400,000.00 designated, and the schedule holds £1,000,000.00"),
    Case(
        exempt("section 223GA(3)")
        .replace('rows = [{ party = "council", amount = "600" }', 'rows = [{ party = "council", amount = "0" }')
        .replace('"1,000"', '"400"'),
        "5",
        PASS,
        "holds the designated £400,000.00",
    ),
    # 6 Trust consent
    Case(WITH_TRUST, "6", FAIL, "Somewhere NHS Trust is not on record."),
    Case(WITH_TRUST + CONSENT, "6", PASS, "consented on 1 May 2022"),
    Case(WITH_TRUST + CONSENT.replace("on = 2022-05-01\n", ""), "6", JUDGE, "a day is not on record"),
    Case(WITH_TRUST + CONSENT.replace("2022-05-01", "2022-09-01"), "6", FAIL, "after the arrangements were entered"),
    Case(WITH_TRUST.replace('kind = "NHS trust"', 'kind = "NHS foundation trust"'), "6", WARN, "foundation trust"),
    # 7 Aims
    Case(without("aim"), "7", FAIL, "An aim of this arrangement is not on record."),
    Case(changed('outcomes = ["home"]\n', ""), "7", FAIL, "An outcome linked to an aim"),
    Case(changed('target = "120 a year"\n', ""), "7", WARN, "have no indicator with a target"),
    # 8 Contributions
    Case(every("contributions"), "8", FAIL, "What each partner contributes"),
    Case(changed('"1,000"', '"1,200"'), "8", FAIL, "1,000"),
    Case(changed(', { party = "icb", amount = "400" }', ""), "8", FAIL, "£0 must be said"),
    Case(changed('standing = "approved"', 'standing = "indicative"'), "8", WARN, "only indicative"),
    Case(
        changed('year = "2023/24"\nunit = "£000"\nstanding', 'year = "2022/23"\nunit = "£000"\nstanding'),
        "8",
        WARN,
        "but those of 2022/23",
    ),
    Case(
        without("provided_for", "how contributions vary"),
        "8",
        FAIL,
        "How contributions may be varied is not on record.",
    ),
    Case(WHOLE + observed("how contributions vary", "not done"), "8", FAIL, "the source says: it was left"),
    # 9 Functions
    Case(without("function", "Community health"), "9", FAIL, "A list of the NHS functions"),
    Case(
        changed("Care Act 2014, sections 18 and 19", "Care Act 2014, section 69"), "9", FAIL, "excepted by reg 6(a)(i)"
    ),
    Case(WHOLE + function("Approval", "Mental Health Act 1983, section 114"), "9", FAIL, "excepted by reg 6(a)(iv)"),
    Case(
        WHOLE + function("Director", "Local Authority Social Services Act 1970, section 6"),
        "9",
        FAIL,
        "excepted by reg 6(a)(ii)",
    ),
    Case(WHOLE + function("Charging", "Care Act 2014, section 14"), "9", PASS, "within reg 6(k)"),
    Case(
        changed("sections 18 and 19", "section 9") + function("Charging", "Care Act 2014, section 14"),
        "9",
        FAIL,
        "only through reg 6(k)",
    ),
    Case(WHOLE + function("Safeguarding", "Care Act 2014, section 42"), "9", WARN, "section 79(2)"),
    Case(
        WHOLE + function("Dentistry", "National Health Service Act 2006, section 99", "NHS", "icb"),
        "9",
        FAIL,
        "listed in neither",
    ),
    Case(WHOLE + function("Something", "Somewhere Act 1897"), "9", JUDGE, "names no act that these data hold"),
    Case(
        changed('services = ["home care", "community nursing"]', 'services = ["home care", "day surgery"]'),
        "9",
        JUDGE,
        "reads like surgery",
    ),
    Case(changed('enactment = "Care Act 2014, sections 18 and 19"\n', ""), "9", FAIL, "without its enactment."),
    # 10 Persons
    Case(without("persons"), "10", FAIL, "For which persons"),
    Case(changed('services = ["home care", "community nursing"]\n', ""), "10", FAIL, "Which kinds of service"),
    Case(changed('cross_border = "where they ordinarily live"\n', ""), "10", WARN, "between two areas"),
    Case(changed('area = "Somewhere"\n', ""), "10", WARN, "The area is not said."),
    # 11 Resources
    Case(without("resource", 'kind = "goods"'), "11", FAIL, "What goods the partners provide"),
    # 12 Duration
    Case(every("provided_for"), "12", FAIL, "Provision for review, variation or termination is not on record."),
    Case(without("provided_for", 'matter = "variation"'), "12", WARN, "Provision for variation is not on record."),
    Case(changed('to = 2025-06-30\nsource = "Sch. 1 para 1"', 'source = "Sch. 1 para 1"'), "12", WARN, "open-ended"),
    Case(WHOLE, "12", WARN, "£2.50 was spent after that", AFTER, reported()),
    Case(WHOLE, "12", NOT_ASSESSED, "no books are given", AFTER),
    Case(WHOLE + NOTICE, "12", WARN, "linked to no authority"),
    Case(WHOLE + NOTICE + AUTHORITY, "12", PASS, "it predates service"),
    Case(WHOLE + NOTICE + AUTHORITY.replace("2023-08-01", "2023-10-01"), "12", WARN, "it does not predate service"),
    Case(WHOLE, "12", NOT_ASKED, "has not begun", date(2022, 6, 1)),
    # 13 Host
    Case(without("host"), "13", FAIL, "no host on the day"),
    Case(
        changed(
            'party = "council"\nfrom = 2022-07-01\nto = 2025-06-30\nsource = "Sch. 1 para 4"',
            'party = "council"\nfrom = 2022-09-01\nto = 2025-06-30\nsource = "Sch. 1 para 4"',
        ),
        "13",
        FAIL,
        "without a host",
    ),
    Case(without("manager"), "13", FAIL, "no pool manager in post"),
    Case(changed('employer = "council"', 'employer = "icb"'), "13", FAIL, "hosts it"),
    Case(without("audit"), "13", WARN, "No audit arrangement"),
    Case(
        changed('mode = "internal audit"', 'mode = "none, explained"\nopinion = "too small"'), "13", WARN, "too small"
    ),
    Case(without("monitoring"), "13", FAIL, "How the fund is managed and monitored"),
    # 14 Delegated functions
    Case(without("monitoring"), "14", FAIL, "How the exercise of the functions is monitored"),
    Case(without("information_sharing"), "14", FAIL, "How the partners share information"),
    Case(
        WHOLE + function("Charging", "Care Act 2014, section 14"), "14", FAIL, "How chargeable services are determined"
    ),
    # 15 Reports
    Case(WHOLE, "15", NOT_ASSESSED, "no books are given"),
    Case(
        WHOLE + observed("reports", "to judge"),
        "15",
        NOT_ASSESSED,
        "Evidence to judge: the source says that it was left",
    ),
    Case(WHOLE, "15", FAIL, "2023/24 Q1 (due 30 July 2023)", DAY, reported(last=0)),
    Case(WHOLE, "15", FAIL, "not shown to have reached every partner", DAY, reported(to=())),
    Case(WHOLE, "15", FAIL, "2022/23 (due 30 April 2023)", DAY, reported(year=False)),
    Case(WHOLE, "15", WARN, "says nothing of the exercise of the functions", DAY, reported(functions=False)),
    # Companion checks
    Case(
        changed('{ party = "icb", amount = "400" }', '{ party = "icb", amount = "300" }'),
        "X1",
        FAIL,
        "£100,000.00 less",
    ),
    Case(without("designated_amount"), "X1", NOT_ASKED, "Nothing in the schedule speaks"),
    Case(
        without("designated_amount").replace('"Home care"', '"Better Care Fund"'),
        "X1",
        NOT_ASSESSED,
        "No amount designated",
    ),
    Case(changed("notice_on = 2022-04-01", "notice_on = 2022-05-01"), "X2", FAIL, "8 clear days before"),
    Case(changed("notice_on = 2022-04-01\n", ""), "X2", NOT_ASSESSED, "the day on which its notice"),
    Case(changed("executive = true", "executive = false"), "X2", NOT_ASKED, "no executive arrangements"),
    Case(changed("executive = true\n", ""), "X2", JUDGE, "whether the council has executive arrangements"),
    Case(changed("key = true", "key = false"), "X2", PASS, "not a key decision"),
    Case(changed("key = true\n", ""), "X2", JUDGE, "whether it was a key decision"),
    Case(without("decision"), "X2", NOT_ASSESSED, "No council decision"),
    Case(without("equality", 'body = "icb"'), "X3", WARN, "No record by NHS Somewhere"),
    Case(without("equality", 'body = "icb"') + UNPRINTED, "X3", NOT_ASSESSED, "prints no clause"),
    Case(
        changed('says = "effects on older people weighed"', "no_implications = true"), "X3", JUDGE, "no reason is given"
    ),
    Case(without("accounting_judgement"), "X4", NOT_ASSESSED, "is not on record"),
    Case(changed('treatment = "joint operation"', 'treatment = "lead controls"'), "X4", WARN, "differently"),
    Case(without("vat"), "X5", NOT_ASSESSED, "No VAT structure"),
    Case(
        WHOLE + '\n[[vat]]\nschedule = "care"\nstructure = "agency"\nsource = "cl. 16"\n',
        "X5",
        FAIL,
        "Two VAT structures",
    ),
    Case(without("information_sharing"), "X6", NOT_ASSESSED, "None is linked"),
    Case(without("information_sharing"), "X6", NOT_ASKED, "No figures of single persons", DAY, Happened()),
    Case(
        without("information_sharing"),
        "X6",
        FAIL,
        "Figures of single persons are held",
        DAY,
        Happened(packages_held=True),
    ),
    Case(
        changed('kind = "integrated care board"', 'kind = "clinical commissioning group"'),
        "X7",
        FAIL,
        "stood from 1 April 2013 to 30 June 2022",
    ),
    Case(
        changed("National Health Service Act 2006, section 75", "Health Act 1999, section 31"),
        "X8",
        WARN,
        "gone since 1 March 2007",
    ),
    Case(changed("a board meets each quarter", "reported to the Audit Commission"), "X8", WARN, "the Audit Commission"),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.check} {case.result.value} {case.says[:30]}" for case in CASES])
def test_each_result_is_reached_by_its_fact(case: Case) -> None:
    row = table(case.text, on=case.on, happened=case.happened)[case.check]
    assert row.result is case.result, [(point.result, point.says) for point in row.points]
    told = [point.says for point in row.points if point.result is case.result]
    assert any(case.says in says for says in told), told


@pytest.mark.parametrize("check", sorted({case.check for case in CASES}))
def test_what_is_not_well_says_what_to_do_and_gives_evidence(check: str) -> None:
    for case in (each for each in CASES if each.check == check):
        for point in table(case.text, on=case.on, happened=case.happened)[check].points:
            if point.result in (FAIL, WARN, JUDGE):
                assert point.todo, point.says
                assert point.evidence or "[" in point.says, point.says


@pytest.mark.parametrize("case", [each for each in CASES if each.result is JUDGE], ids=lambda case: case.says[:30])
def test_what_is_to_be_judged_says_nothing_of_the_day(case: Case) -> None:
    later = DAY + timedelta(days=1)
    assert table(case.text)[case.check].fingerprint == table(case.text, on=later)[case.check].fingerprint
