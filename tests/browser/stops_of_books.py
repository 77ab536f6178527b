"""The pages of the books: agreements, ledger, position, risk share, reports; and what is no page."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import FUND, PARTNERSHIP, Visitor

OXFORDSHIRE = "/partnerships/oxfordshire-adults/"
BARNET = "/partnerships/barnet-section-75/"
HARINGEY = "/partnerships/haringey-framework/"
OLDER_PEOPLE = "/partnerships/cambridgeshire-older-people/"
OLDER_FUND = "older-people-and-therapy"
JUNE = "?month=2022/23+M3"
WRONG_FILE = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"not an extract"}


def bring_a_wrong_file(visitor: Visitor) -> None:
    visitor.page.get_by_label("Finance extract, as CSV").set_input_files(WRONG_FILE)  # type: ignore[arg-type]
    visitor.page.get_by_label("Control total").fill("about a million")
    visitor.press("Continue")


def forecast_nothing(visitor: Visitor) -> None:
    visitor.page.get_by_label("Supported living").fill("plenty")
    visitor.page.get_by_label("Day services").fill("")
    visitor.press("Enter this forecast")


def reverse_without_a_reason(visitor: Visitor) -> None:
    visitor.page.get_by_label("Day the reversal takes effect").fill("31 February 2022")
    visitor.press("Propose the reversal")


def record_no_delivery(visitor: Visitor) -> None:
    visitor.press("Record another delivery")


def record_nothing(visitor: Visitor) -> None:
    visitor.press("Record it as done")


BOOKS = {
    "portfolio": Stop("/portfolio/"),
    "portfolio, what is overdue": Stop("/portfolio/?show=overdue"),
    "portfolio of a stranger": Stop("/portfolio/", who="stranger", says="no part in any partnership"),
    "portfolio of a member": Stop("/portfolio/", who="member"),
    "agreement": Stop(PARTNERSHIP, says="In force on 20 July 2022"),
    "agreement on another day": Stop(f"{PARTNERSHIP}?on=30+June+2022", says="In force on 30 June 2022"),
    "agreement on no day": Stop(f"{PARTNERSHIP}?on=31+February+2022", in_error=True),
    "findings": Stop(f"{PARTNERSHIP}findings/"),
    "calendar": Stop(f"{PARTNERSHIP}calendar/", says="No day is given"),
    "calendar as a member": Stop(f"{PARTNERSHIP}calendar/?kind=report&party=council", who="member"),
    "calendar with something overdue": Stop(
        f"{PARTNERSHIP}calendar/?on=1+November+2022&starts=1+July+2022&to=31+December+2022", says="by 2 days"
    ),
    "calendar on no day": Stop(f"{PARTNERSHIP}calendar/?on=31+February+2022", in_error=True),
    "record what was done": Stop(f"{PARTNERSHIP}calendar/record/?key=review/risk-share/2023-04-01"),
    "record what was done, in error": Stop(
        f"{PARTNERSHIP}calendar/record/?key=review/risk-share/2023-04-01", then=record_nothing, in_error=True
    ),
    "agreement of several funds": Stop(f"{OXFORDSHIRE}?on=18+July+2017", says="What blocks it"),
    "agreement with a memorandum account": Stop(BARNET, says="funding, which is spend less deficit"),
    "agreement before it is pooled": Stop(f"{HARINGEY}?on=1+March+2017", says="Aligned"),
    "agreement once it is pooled": Stop(f"{HARINGEY}?on=1+April+2017", says="Pooled"),
    "findings of a paper whose total is wrong": Stop(f"{OXFORDSHIRE}findings/", says="169 apart"),
    "findings of a paper of mixed units": Stop(f"{BARNET}findings/", says="44,058,522"),
    "findings of a pool in name only": Stop(f"{OLDER_PEOPLE}findings/", says="it operates as aligned"),
    "settle by line": Stop(f"{OLDER_PEOPLE}{OLDER_FUND}/risk-share/", says="£307,850.00"),
    "exposure by line": Stop(f"{OLDER_PEOPLE}{OLDER_FUND}/risk-share/exposure/", says="How the variance falls"),
    "settle into pots": Stop(f"{HARINGEY}learning-disability/risk-share/", says="carried forward"),
    "contributions": Stop(f"{FUND}contributions/", says="In use on"),
    "contributions with a bridge": Stop(
        f"{OXFORDSHIRE}adults/contributions/?year=2017/18&on=1+August+2017", says="It comes to £79,736,000.00"
    ),
    "contributions before they are agreed": Stop(
        f"{OXFORDSHIRE}better-care-fund/contributions/?year=2017/18&on=18+July+2017", says="Indicative on 18 July 2017"
    ),
    "contributions in error": Stop(f"{OXFORDSHIRE}adults/contributions/?year=2017/18&on=31+June+2017", in_error=True),
    "why next year by the rule": Stop(
        f"{OXFORDSHIRE}adults/contributions/why/ccg/?year=2017/18", says="The minimum for 2018/19"
    ),
    "organisations": Stop("/organisations/", says="41 in all"),
    "organisations looked for": Stop("/organisations/?words=cambridgeshire", says="that go by these words"),
    "organisations that are none": Stop("/organisations/?words=atlantis", says="No organisation goes by these words"),
    "an organisation": Stop("/organisations/ods-que/?on=1+April+2026", says="NHS Central East Integrated Care Board"),
    "an organisation that was split": Stop("/organisations/ods-qnq/?on=1+April+2026", says="none is assumed"),
    "an organisation on no day": Stop("/organisations/ods-que/?on=31+February+2026", in_error=True),
    "parties": Stop(f"{PARTNERSHIP}parties/", says="On the days on which bodies changed"),
    "parties on another day": Stop(f"{PARTNERSHIP}parties/?on=1+April+2002", says="Not known on 1 April 2002"),
    "parties on no day": Stop(f"{PARTNERSHIP}parties/?on=31+February+2022", in_error=True),
    "position of one of two funds": Stop(f"{OXFORDSHIRE}adults/budget/"),
    "a fund nothing was done in": Stop(f"{OXFORDSHIRE}better-care-fund/risk-share/", says="cannot be"),
    "position": Stop(f"{FUND}budget/", says="£412,000.00"),
    "position before a forecast": Stop(f"{FUND}budget/?month=2022/23+M1", says="No forecast"),
    "position before any entry": Stop(f"{FUND}budget/?month=2022/23+M9"),
    "forecast": Stop(f"{FUND}budget/forecast/"),
    "forecast in error": Stop(f"{FUND}budget/forecast/", then=forecast_nothing, in_error=True),
    "why a variance": Stop(f"{FUND}budget/why/all-lines.variance/{JUNE}"),
    "why a budget": Stop(f"{FUND}budget/why/all-lines.budget/{JUNE}"),
    "why an actual": Stop(f"{FUND}budget/why/residential-care.actual-in-month/{JUNE}", says="Look up the entries"),
    "journal": Stop(f"{FUND}ledger/"),
    "journal as its preparer": Stop(f"{FUND}ledger/", "finance.officer", says="Propose posting"),
    "journal of an account": Stop(f"{FUND}ledger/?account=expenditure/day-services&from=2022/23+M1&to=2022/23+M3"),
    "journal of an empty account": Stop(f"{FUND}ledger/?account=brought+forward"),
    "journal of no account": Stop(f"{FUND}ledger/?account=nonsense", status=409),
    "entry": Stop(f"{FUND}ledger/entries/5/"),
    "entry as its reader": Stop(f"{FUND}ledger/entries/5/", who="partner.accountant"),
    "entry of contributions due": Stop(f"{FUND}ledger/entries/1/"),
    "entry reversed in error": Stop(
        f"{FUND}ledger/entries/5/", "finance.officer", then=reverse_without_a_reason, in_error=True
    ),
    "no such entry": Stop(f"{FUND}ledger/entries/999999/", status=404),
    "trial balance": Stop(f"{FUND}ledger/trial-balance/"),
    "trial balance on another day": Stop(f"{FUND}ledger/trial-balance/?on=30+April+2022"),
    "trial balance of an empty day": Stop(f"{FUND}ledger/trial-balance/?on=1+April+2002"),
    "extracts": Stop(f"{FUND}ledger/extracts/"),
    "upload": Stop(f"{FUND}ledger/extracts/bring/", "finance.officer"),
    "upload in error": Stop(f"{FUND}ledger/extracts/bring/", "finance.officer", then=bring_a_wrong_file, in_error=True),
    "extract posted": Stop(f"{FUND}ledger/extracts/3/", says="Posted. Its rows are in the journal."),
    "extract that may be posted": Stop(f"{FUND}ledger/extracts/{{extract}}/", "finance.officer", says="Propose"),
    "extract to check": Stop(f"{FUND}ledger/extracts/4/", says="nothing is posted yet"),
    "settle": Stop(f"{FUND}risk-share/", says="£339,553.60"),
    "settle a tried underspend": Stop(f"{FUND}risk-share/{JUNE}&variance=-250000", says="keeps"),
    "settle nothing": Stop(f"{FUND}risk-share/{JUNE}&variance=0", says="There is no variance"),
    "settle where the clause is silent": Stop(f"{FUND}risk-share/{JUNE}&variance=50000", says="cannot be settled"),
    "settle before a forecast": Stop(f"{FUND}risk-share/?month=2022/23+M1", says="There is no forecast"),
    "settle in error": Stop(f"{FUND}risk-share/{JUNE}&variance=some", in_error=True),
    "why a share": Stop(f"{FUND}risk-share/why/council/{JUNE}"),
    "exposure": Stop(f"{FUND}risk-share/exposure/", says="bears without bound"),
    "exposure in error": Stop(f"{FUND}risk-share/exposure/{JUNE}&first=0&last=some&points=3", in_error=True),
    "exposure of no range": Stop(f"{FUND}risk-share/exposure/{JUNE}&first=5&last=1&points=3", says="are no range"),
    "rules": Stop(f"{FUND}risk-share/rules/", says="60% : 40%, against today"),
    "rules in error": Stop(f"{FUND}risk-share/rules/{JUNE}&first=0&last=9&points=3&shares=70:31", in_error=True),
    "shares": Stop(f"{FUND}risk-share/shares/"),
    "shares compared": Stop(f"{FUND}risk-share/shares/?amount=1234567.89&shares=70:30%0A65:35", says="£0.10"),
    "shares in error": Stop(f"{FUND}risk-share/shares/?amount=1000&shares=70:31", in_error=True),
    "reports": Stop(f"{FUND}returns/"),
    "draft": Stop(f"{FUND}returns/pooled-fund-quarter/2022/1/"),
    "draft refused": Stop(f"{FUND}returns/pooled-fund-quarter/2021/4/", says="cannot be made yet"),
    "issued report": Stop(f"{FUND}returns/issued/1/"),
    "issued report as the partner": Stop(f"{FUND}returns/issued/1/", "partner.accountant", says="Acknowledge it"),
    "issued report as a member": Stop(f"{FUND}returns/issued/1/", who="member"),
    "delivery not said": Stop(f"{FUND}returns/issued/1/", then=record_no_delivery, says="Choose a partner"),
    "why a line of a report": Stop(f"{FUND}returns/issued/1/why/4.residential-care/", says="Look up the entries"),
    "not for a stranger": Stop(PARTNERSHIP, who="stranger", status=404),
    "no such page": Stop("/nowhere/", status=404),
}  # fmt: skip
