"""The addresses of the books: ledger, what comes in, closing, evidence, reports."""

from __future__ import annotations

from collections.abc import Mapping

from section75.core.authority import Act

from .route import Route, Where, at, fund, fund_form, fund_post, nothing_left

_EDITION: Mapping[str, object] = {"edition": "pooled-fund-quarter"}

BOOKS: dict[str, Route] = {
    "ledger:journal": fund(Act.SEE_LEDGER),
    "ledger:entry": Route(
        Where.FUND,
        get=at(Where.FUND, Act.SEE_LEDGER),
        post=at(Where.FUND, Act.SEE_LEDGER, Act.PROPOSE_POSTING, done=302),
        kind="entry",
    ),
    "ledger:trial_balance": fund(Act.SEE_LEDGER),
    "ledger:by_hand": fund_form(Act.PROPOSE_POSTING),
    "ledger:instalments": fund_post(Act.SEE_LEDGER, Act.PROPOSE_POSTING),
    "ledger:month": fund(Act.SEE_LEDGER, kind="month"),
    "ledger:close": fund_post(Act.SEE_LEDGER, Act.PROPOSE_CLOSE, kind="month", states={"closed": 409}),
    "ledger:agree": fund_post(Act.SEE_LEDGER, Act.AGREE_MONTH, kind="month", states={"open": 409}),
    "ledger:object": fund_post(Act.SEE_LEDGER, Act.AGREE_MONTH, kind="month", states={"open": 409}),
    "ledger:reopen": fund_post(Act.SEE_LEDGER, Act.PROPOSE_REOPENING, kind="month", states={"open": 200}),
    "closing:periods": fund(Act.SEE_LEDGER),
    "closing:lock": fund_post(Act.SEE_LEDGER, Act.PROPOSE_CLOSE, done=409),  # its year is not closed
    "closing:unlock": fund_post(Act.SEE_LEDGER, Act.PROPOSE_REOPENING, done=409),  # nor locked
    "closing:late": fund(Act.SEE_LEDGER),
    "closing:desk": fund(Act.SEE_LEDGER, kind="month"),
    "closing:begin": fund_post(Act.SEE_LEDGER, Act.KEEP_CLOSE, kind="month", states={"closed": 409}),
    "closing:call_off": fund_post(Act.SEE_LEDGER, Act.KEEP_CLOSE, kind="month", done=409),  # none was begun
    "closing:explain": fund_post(Act.KEEP_CLOSE, kind="month"),
    "closing:lines": Route(
        Where.FUND,
        get=at(Where.FUND, Act.SEE_LEDGER, states={"open": 409}),
        post=at(Where.FUND, Act.AGREE_MONTH, states={"open": 409}),  # 200: nothing is said of any line
        kind="month",
    ),
    "closing:as_at": fund(Act.SEE_LEDGER),
    "closing:as_at_entries": fund(Act.SEE_LEDGER),
    "reconciliation:desk": fund(Act.SEE_LEDGER),
    "reconciliation:month": fund(Act.SEE_LEDGER, kind="month"),
    "reconciliation:give_totals": fund_post(Act.KEEP_CLOSE, kind="month"),
    "reconciliation:give_own": fund_post(Act.GIVE_OWN_BOOKS, kind="month"),
    "reconciliation:explain": fund_post(Act.KEEP_CLOSE, kind="month", done=200),  # nothing was given yet
    "reconciliation:explain_own": fund_post(Act.GIVE_OWN_BOOKS, kind="month", done=200),
    "reconciliation:draw": fund_post(Act.KEEP_CLOSE),
    "reconciliation:statement": fund(Act.SEE_LEDGER, kind="statement of balances"),
    "reconciliation:accept": fund_post(Act.GIVE_OWN_BOOKS, kind="statement of balances"),
    "ledger:extracts": fund(Act.SEE_LEDGER),
    "ledger:upload": fund_form(Act.IMPORT_EXTRACT),
    "ledger:extract": fund(Act.SEE_LEDGER, kind="extract"),
    "ledger:post_extract": fund_post(Act.SEE_LEDGER, Act.PROPOSE_POSTING, kind="extract", states={"posted": 409}),
    "ledger:post_waiting": fund_post(Act.SEE_LEDGER, Act.PROPOSE_POSTING, kind="extract", done=409),
    "evidence:evidence": fund(Act.SEE_LEDGER),
    "evidence:export": fund_post(Act.SEE_LEDGER, done=200),
    "evidence:keys": fund(Act.SEE_LEDGER),
    "evidence:register": fund_post(Act.COUNTERSIGN_CHECKPOINT, done=200),  # who has not proved who they are is told
    "evidence:notes": fund(Act.SEE_LEDGER),
    "evidence:checkpoint": fund(Act.SEE_LEDGER, kind="checkpoint"),
    "evidence:note": fund(Act.SEE_LEDGER, kind="checkpoint"),
    "evidence:sign": fund_post(Act.COUNTERSIGN_CHECKPOINT, kind="checkpoint", done=200),
    "evidence:witness": fund_post(Act.COUNTERSIGN_CHECKPOINT, kind="checkpoint"),
    "evidence:leaves": fund(Act.SEE_LEDGER, year=2022, month=7),
    "evidence:restorations": fund(Act.SEE_LEDGER),
    "evidence:proof": fund(Act.SEE_LEDGER, kind="entry"),
    "evidence:proof_file": fund(Act.SEE_LEDGER, kind="entry"),
    "journals:journals": fund(Act.SEE_LEDGER),
    "journals:new_lines": fund_form(Act.PROPOSE_POSTING),
    "journals:accruals": fund(Act.SEE_LEDGER),
    "journals:accrue": fund_form(Act.PROPOSE_POSTING),
    "journals:invoice": fund_form(Act.PROPOSE_POSTING, kind="accrual"),
    "journals:templates": fund(Act.SEE_LEDGER),
    "journals:new_template": fund_form(Act.PROPOSE_POSTING),
    "journals:use_template": fund_form(Act.PROPOSE_POSTING, kind="journal template"),
    "journals:commitments": fund(Act.SEE_LEDGER),
    "journals:new_commitment": fund_form(Act.ENTER_FORECAST),
    "journals:commitment": fund(Act.SEE_LEDGER, kind="commitment"),
    "journals:happened": fund_post(
        Act.ENTER_FORECAST, kind="commitment", more={"step": "received"}, states={"voided": 200}
    ),
    "journals:evidence": fund(Act.SEE_LEDGER, kind="journal evidence"),
    "exports:exports": fund(Act.SEE_LEDGER),
    "exports:download": fund(Act.SEE_LEDGER, form="csv"),
    "exports:seal": fund(Act.SEE_LEDGER),
    "exports:journal_tests": fund(Act.SEE_LEDGER),
    "receipts:list": fund(Act.SEE_LEDGER),
    "receipts:payment": Route(  # no entry of these two pays a contribution, which is the answer
        Where.FUND,
        get=at(Where.FUND, Act.SEE_LEDGER, done=409),
        post=at(Where.FUND, Act.SEE_LEDGER, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"seq": 999_999},
    ),
    "receipts:undo": fund_post(Act.KEEP_CONTRIBUTIONS, done=409, more={"seq": 999_999}),
    "receipts:late": fund(Act.SEE_LEDGER),
    "receipts:letter": Route(
        Where.FUND,
        get=at(Where.FUND, Act.SEE_LEDGER),
        post=at(Where.FUND, Act.SEE_LEDGER, Act.KEEP_CONTRIBUTIONS, done=302),
        more={"party": "council"},
    ),
    "receipts:statement": fund(Act.SEE_LEDGER, party="council"),
    "receipts:statement_file": fund(Act.SEE_LEDGER, party="council", form="csv"),
    "receipts:invoices": fund(Act.SEE_LEDGER),
    "receipts:record_invoice": fund_form(Act.KEEP_CONTRIBUTIONS),
    "receipts:end_invoice": Route(
        Where.FUND,
        get=at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        post=at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"number": "none"},
    ),
    "receipts:suspensions": fund(Act.SEE_LEDGER),
    "receipts:suspend": fund_form(Act.KEEP_CONTRIBUTIONS),
    "receipts:resume": Route(
        Where.FUND,
        get=at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        post=at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"number": 999_999},
    ),
    "receipts:in_kind": fund_form(Act.PROPOSE_POSTING),
    "receipts:grants": fund(Act.SEE_LEDGER),
    "receipts:record_grant": fund_form(Act.KEEP_CONTRIBUTIONS),
    "receipts:grant": Route(
        Where.FUND,
        get=at(Where.FUND, Act.SEE_LEDGER, done=409),
        post=at(Where.FUND, Act.SEE_LEDGER, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"code": "none"},
    ),
    "receipts:income": fund(Act.SEE_LEDGER),
    "sources:list": fund(Act.SEE_LEDGER),
    "sources:source": fund(Act.SEE_LEDGER, kind="source"),
    "sources:confirm": fund_form(Act.IMPORT_EXTRACT, kind="file without columns", done=200),  # nothing is chosen
    "placing:list": fund(Act.SEE_LEDGER),
    "placing:add": fund_form(Act.PROPOSE_POSTING),
    "placing:end": fund_form(Act.PROPOSE_POSTING, done=200),  # none goes on in these two: said on the page
    "placing:try": fund(Act.SEE_LEDGER),
    "preview:extract": fund(Act.SEE_LEDGER, kind="extract"),
    "preview:correct": fund_form(Act.PROPOSE_POSTING, kind="extract", done=200),  # none of its month is posted
    "preview:waiting": fund(Act.SEE_LEDGER),
    "preview:rules": nothing_left(),
    "preview:to_suspense": nothing_left(),
    "preview:row": nothing_left(kind="extract", row=2),
    "preview:aside": nothing_left(kind="extract", row=2),
    "preview:suspense": fund(Act.SEE_LEDGER),
    "preview:clear": nothing_left(seq=1),
    "bridge:contributions": fund(Act.SEE_LEDGER),
    "bridge:why": Route(  # where nothing says how a year follows from the last, that is the answer
        Where.FUND, get=at(Where.FUND, Act.SEE_LEDGER, done=409), more={"partner": "council"}
    ),
    "budget:position": fund(Act.SEE_LEDGER),
    "budget:forecast": fund_form(Act.ENTER_FORECAST),
    "budget:why": fund(Act.SEE_LEDGER, figure="all-lines.variance"),
    "risk_share:settle": fund(Act.SEE_LEDGER),
    "risk_share:why": fund(Act.SEE_LEDGER, partner="council"),
    "risk_share:shares": fund(Act.SEE_LEDGER),
    "risk_share:exposure": fund(Act.SEE_LEDGER),
    "risk_share:rules": fund(Act.SEE_LEDGER),
    "returns:list": fund(Act.SEE_REPORTS),
    "returns:preview": fund(Act.SEE_LEDGER, kind="quarter", **_EDITION),
    "returns:issue": fund_post(
        Act.SEE_LEDGER, Act.PROPOSE_REPORT, kind="quarter", more=_EDITION, states={"issued": 409}
    ),
    "returns:issued": fund(Act.SEE_REPORTS, kind="report"),
    "returns:why": fund(Act.SEE_REPORTS, kind="report", line="5"),
    "returns:acknowledge": fund_post(Act.SEE_REPORTS, Act.ACKNOWLEDGE_REPORT, kind="report"),
    "returns:deliver": fund_post(Act.SEE_REPORTS, Act.RECORD_DELIVERY, kind="report"),
    "returns:download": fund(Act.SEE_REPORTS, kind="report", form="csv"),
}
