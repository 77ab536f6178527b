"""The table of routes: of every address there is, what it asks of whoever comes, and what it answers those who may.

What is expected of each role is worked out from this and the matrix of rights (see `expecting`); nothing here names a
role. `docs/who-may-go-where.md` is printed from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from section75.core.authority import Act


class Where(Enum):
    """Where an act has to be held, or who is let in without any."""

    FUND = "the fund"
    ANY_FUND = "any fund of the partnership"
    PARTNERSHIP = "the partnership"
    INSTALLATION = "the installation"
    SIGNED_IN = "anybody signed in"
    ALL = "open to all"


@dataclass(frozen=True)
class Gate:
    """One thing that is asked: an act, held at a place. `is_hidden` answers 404 where others answer 403."""

    act: Act
    at: Where = Where.FUND
    is_hidden: bool = False


@dataclass(frozen=True)
class Ask:
    """A method of a route: its gates in their order, the answer for who passes, and the answer by state of the object
    where that differs. `then` are the gates that are asked once the object is found. `elsewhere` is the answer for an
    object that another person or organisation holds here, None where it is the same as for one's own.
    """

    gates: tuple[Gate, ...] = ()
    done: int = 200
    states: Mapping[str, int] = field(default_factory=dict)
    elsewhere: int | None = None
    then: tuple[Gate, ...] = ()
    nobody: int | None = None  # the answer for who has not signed in, of an address that is open to all


@dataclass(frozen=True)
class Route:
    """One address: whose scope it is in, by which methods it is asked, and the kind of object in it, if any."""

    place: Where
    get: Ask | None = None
    post: Ask | None = None
    kind: str = ""
    more: Mapping[str, object] = field(default_factory=dict)

    @property
    def asks(self) -> Mapping[str, Ask]:
        """By method."""
        return {name: ask for name, ask in (("GET", self.get), ("POST", self.post)) if ask is not None}


def _at(place: Where, *acts: Act, done: int = 200, **more: object) -> Ask:
    return Ask(tuple(Gate(act, place) for act in acts), done, **more)  # type: ignore[arg-type]


def _fund(*acts: Act, kind: str = "", **more: object) -> Route:
    """A page of a fund, read by whoever carries the acts."""
    return Route(Where.FUND, get=_at(Where.FUND, *acts), kind=kind, more=more)


def _fund_post(
    *acts: Act, kind: str = "", done: int = 302, more: Mapping[str, object] | None = None, **ask: object
) -> Route:
    """What is only done, at a fund."""
    return Route(Where.FUND, post=_at(Where.FUND, *acts, done=done, **ask), kind=kind, more=more or {})


def _fund_form(*acts: Act, kind: str = "", done: int = 302) -> Route:
    """A page of a fund with a form that acts."""
    return Route(Where.FUND, get=_at(Where.FUND, *acts), post=_at(Where.FUND, *acts, done=done), kind=kind)


def _installation(act: Act, *, kind: str = "", post: int | None = None, has_page: bool = True, **ask: object) -> Route:
    """A page of the installation, or what is done there."""
    asked = _at(Where.INSTALLATION, act) if has_page else None
    done = _at(Where.INSTALLATION, act, done=post, **ask) if post is not None else None
    return Route(Where.INSTALLATION, get=asked, post=done, kind=kind)


def _own(*, get: int | None = None, post: int | None = None, kind: str = "", elsewhere: int | None = None) -> Route:
    """What anybody signed in does with what is their own."""
    asked = None if get is None else Ask(done=get, elsewhere=elsewhere)
    done = None if post is None else Ask(done=post, elsewhere=elsewhere)
    return Route(Where.SIGNED_IN, get=asked, post=done, kind=kind)


def _open(*, get: tuple[int, int] | None = None, post: tuple[int, int] | None = None, kind: str = "") -> Route:
    """What is open to all: the answer for who is signed in, and for who is not."""
    asked = None if get is None else Ask(done=get[0], nobody=get[1])
    done = None if post is None else Ask(done=post[0], nobody=post[1])
    return Route(Where.ALL, get=asked, post=done, kind=kind)


def _nothing_left(*, kind: str = "", **more: object) -> Route:
    """What is done about rows left over, where none is: that is the answer to whoever may do it."""
    act = Act.PROPOSE_POSTING
    refused = _at(Where.FUND, act, done=409)
    return Route(Where.FUND, get=refused, post=refused, kind=kind, more=more)


STATES: Mapping[str, tuple[str, ...]] = {
    "month": ("open", "closed"),
    "extract": ("brought", "posted"),
    "quarter": ("due", "issued"),
    "proposal": ("waiting", "decided"),
    "role proposal": ("waiting", "decided"),
    "role proposal of one's own": ("waiting", "decided"),
    "question": ("open", "resolved"),
    "invitation": ("open", "withdrawn"),
    "delegation": ("in force", "ended"),
    "somebody": ("here", "left"),
    "job": ("going on", "ended"),
    "interest": ("declared", "ended"),
    "notice": ("running", "withdrawn"),
    "event": ("recorded", "withdrawn"),
    "commitment": ("pending", "voided"),
}

BY_THE_CALENDAR = frozenset({"month", "quarter"})  # no number of one place is foreign at another

_DESK = (Gate(Act.SEE_AGREEMENT, Where.PARTNERSHIP), Gate(Act.SEE_LEDGER, Where.ANY_FUND))
_PROPOSAL = (*_DESK, Gate(Act.SEE_LEDGER, Where.FUND, is_hidden=True))
_PEOPLE = (Gate(Act.SEE_PEOPLE, Where.INSTALLATION),)
_DECIDED = {"decided": 409}


def _decide(act: Act) -> Route:
    return Route(Where.PARTNERSHIP, post=Ask(_PROPOSAL, 302, _DECIDED, then=(Gate(act),)), kind="proposal")


def _decide_here(act: Act) -> Route:
    then = (Gate(act, Where.INSTALLATION),)
    return Route(Where.INSTALLATION, post=Ask(_PEOPLE, 302, _DECIDED, then=then), kind="role proposal")


def _drafted(
    more: Mapping[str, object] | None = None, *, kind: str = "draft", post: int | None = None, has_page: bool = True
) -> Route:
    """A page of a draft, or what is done there. Another organisation's draft of a new partnership is not there."""
    gates = (Gate(Act.DRAFT_TERMS, Where.PARTNERSHIP),)
    asked = Ask(gates, elsewhere=404) if has_page else None
    done = Ask(gates, post, elsewhere=404) if post is not None else None
    return Route(Where.PARTNERSHIP, get=asked, post=done, kind=kind, more=more or {})


_PARTY: Mapping[str, object] = {"table": "party", "file": 0, "place": 0}
_NOTES = Gate(Act.SEE_NOTES, is_hidden=True)
_KEEP = Gate(Act.KEEP_NOTES, is_hidden=True)
_EDITION: Mapping[str, object] = {"edition": "pooled-fund-quarter"}

ROUTES: dict[str, Route] = {
    "accounts:sign_in": _open(get=(302, 200), post=(302, 200)),
    "accounts:sign_out": _open(post=(302, 302)),
    "account_login": _open(get=(302, 200), post=(302, 200)),
    "mfa_authenticate": _open(get=(302, 302), post=(302, 302)),
    "identity:passkey_begin": _open(post=(200, 200)),
    "identity:passkey_sign_in": _open(post=(302, 302)),
    "identity:organisation_start": _open(post=(404, 404)),
    "identity:organisation_return": _open(get=(404, 404)),
    "identity:invitation": _open(get=(200, 200), post=(302, 302), kind="token"),
    "identity:prove": _own(get=200, post=302),
    "identity:security": _own(get=200),
    "identity:authenticator_add": _own(get=200, post=200),
    "identity:authenticator_remove": _own(post=404),
    "identity:passkey_add": _own(get=200, post=200),
    "identity:passkey_remove": _own(post=404, kind="passkey"),
    "identity:recovery_codes": _own(get=200, post=302),
    "identity:password": _own(get=200, post=302),
    "identity:sign_ins": _own(get=200),
    "identity:end_sign_in": _own(post=302, kind="sign-in", elsewhere=404),
    "identity:end_other_sign_ins": _own(post=302),
    "identity:invite": _installation(Act.MANAGE_PEOPLE, post=302),
    "identity:invitations": _installation(Act.MANAGE_PEOPLE),
    "identity:withdraw": _installation(
        Act.MANAGE_PEOPLE, post=302, has_page=False, kind="invitation", states={"withdrawn": 409}
    ),
    "inbox:home": _own(get=200),
    "inbox:seen": _own(post=302),
    "inbox:ways": _own(get=200, post=302),
    "portfolio:portfolio": _own(get=200),
    "work:list": _own(get=200),
    "work:ask": _own(post=302),
    "work:job": _own(get=200, kind="job", elsewhere=404),
    "work:cancel": Route(Where.SIGNED_IN, post=Ask(done=302, states={"ended": 409}, elsewhere=404), kind="job"),
    "work:again": Route(Where.SIGNED_IN, post=Ask(done=409, states={"ended": 302}, elsewhere=404), kind="job"),
    "agreements:agreement": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "agreements:findings": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "law:table": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "law:provisions": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "law:judge": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.CONFIRM_JUDGEMENT),
        post=_at(Where.PARTNERSHIP, Act.CONFIRM_JUDGEMENT, done=302),
        more={"schedule": "learning-disability", "check": "4", "day": "2017-06-07"},
    ),
    "register:functions": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "register:records": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "register:contracts": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "agreements:terms": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "documents:document": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "documents:download": Route(
        Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT), more={"form": "html"}
    ),
    "documents:compared": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "variations:list": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "variations:bring": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.PROPOSE_TERMS),
        post=_at(Where.PARTNERSHIP, Act.PROPOSE_TERMS, done=302),
    ),
    "variations:propose": Route(  # a draft of a new partnership varies none: said on the page
        Where.PARTNERSHIP,
        get=Ask((Gate(Act.PROPOSE_TERMS, Where.PARTNERSHIP),), elsewhere=404),
        post=Ask((Gate(Act.PROPOSE_TERMS, Where.PARTNERSHIP),), 200, elsewhere=404),
        kind="draft",
    ),
    "variations:proposed": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT),
        post=_at(Where.PARTNERSHIP, Act.PROPOSE_TERMS, done=302),
        kind="terms",
    ),
    "variations:in-force": Route(  # none is in force in these two, which is the answer
        Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT, done=404), more={"variation": "none"}
    ),
    "variations:difference": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.SEE_LEDGER),
        post=_at(Where.PARTNERSHIP, Act.SEE_LEDGER, Act.PROPOSE_POSTING, done=409),
    ),
    "organisations:list": _own(get=200),
    "organisations:body": Route(Where.SIGNED_IN, get=Ask(), more={"id": "ods-que"}),
    "organisations:parties": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "lives:timeline": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "lives:picture": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "lives:record": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.RECORD_EVENT),
        post=_at(Where.PARTNERSHIP, Act.RECORD_EVENT, done=302),
    ),
    "lives:withdraw": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.RECORD_EVENT),
        post=_at(Where.PARTNERSHIP, Act.RECORD_EVENT, done=302, states={"withdrawn": 200}),
        kind="event",
    ),
    "notices:notices": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "notices:record": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.RECORD_NOTICE),
        post=_at(Where.PARTNERSHIP, Act.RECORD_NOTICE, done=302),
    ),
    "notices:notice": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT), kind="notice"),
    "notices:answer": Route(
        Where.PARTNERSHIP,
        post=_at(Where.PARTNERSHIP, Act.RECORD_NOTICE, done=302, states={"withdrawn": 200}),
        kind="notice",
    ),
    "obligations:calendar": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "obligations:record": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.RECORD_EVENT),
        post=_at(Where.PARTNERSHIP, Act.RECORD_EVENT, done=302),
    ),
    "obligations:mine": _own(get=200),
    "obligations:make": _own(post=200),
    "obligations:end": _own(post=409),  # nobody in these two has an address of their own
    "obligations:feed": _open(get=(200, 200), kind="feed token"),
    "interests:list": Route(
        Where.PARTNERSHIP,
        get=_at(Where.PARTNERSHIP, Act.DECLARE_INTEREST),
        post=_at(Where.PARTNERSHIP, Act.DECLARE_INTEREST, done=302),
    ),
    "interests:end": Route(
        Where.PARTNERSHIP,
        post=_at(Where.PARTNERSHIP, Act.DECLARE_INTEREST, done=302, states={"ended": 404}, elsewhere=404),
        kind="interest",
    ),
    "audit:trail": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.SEE_AUDIT)),
    "audit:export": Route(Where.PARTNERSHIP, post=_at(Where.PARTNERSHIP, Act.SEE_AUDIT)),
    "audit_installation:trail": _installation(Act.SEE_AUDIT_OF_INSTALLATION),
    "audit_installation:export": _installation(Act.SEE_AUDIT_OF_INSTALLATION, post=200, has_page=False),
    "approvals:list": Route(Where.PARTNERSHIP, get=Ask(_DESK)),
    "approvals:proposal": Route(Where.PARTNERSHIP, get=Ask(_PROPOSAL), kind="proposal"),
    "approvals:approve": _decide(Act.APPROVE_POSTING),
    "approvals:decline": _decide(Act.APPROVE_POSTING),
    "approvals:withdraw": _decide(Act.PROPOSE_POSTING),
    "approvals:list_here": _installation(Act.SEE_PEOPLE),
    "approvals:proposal_here": _installation(Act.SEE_PEOPLE, kind="role proposal"),
    "approvals:approve_here": _decide_here(Act.APPROVE_ROLE),
    "approvals:decline_here": _decide_here(Act.APPROVE_ROLE),
    "approvals:withdraw_here": Route(
        Where.INSTALLATION,
        post=Ask((*_PEOPLE, Gate(Act.PROPOSE_ROLE, Where.INSTALLATION)), 302, _DECIDED),
        kind="role proposal of one's own",
    ),
    "people:list": _installation(Act.SEE_PEOPLE),
    "people:matrix": _own(get=200),
    "people:propose": _installation(Act.PROPOSE_ROLE, post=302),
    "people:end": _installation(Act.MANAGE_PEOPLE, post=302, kind="delegation", states={"ended": 200}),
    "people:person": _installation(Act.SEE_PEOPLE, kind="somebody"),
    "people:leave": _installation(Act.MANAGE_PEOPLE, post=302, kind="somebody", states={"left": 200}),
    "ledger:journal": _fund(Act.SEE_LEDGER),
    "ledger:entry": Route(
        Where.FUND,
        get=_at(Where.FUND, Act.SEE_LEDGER),
        post=_at(Where.FUND, Act.SEE_LEDGER, Act.PROPOSE_POSTING, done=302),
        kind="entry",
    ),
    "ledger:trial_balance": _fund(Act.SEE_LEDGER),
    "ledger:by_hand": _fund_form(Act.PROPOSE_POSTING),
    "ledger:instalments": _fund_post(Act.SEE_LEDGER, Act.PROPOSE_POSTING),
    "ledger:month": _fund(Act.SEE_LEDGER, kind="month"),
    "ledger:close": _fund_post(Act.SEE_LEDGER, Act.PROPOSE_CLOSE, kind="month", states={"closed": 409}),
    "ledger:agree": _fund_post(Act.SEE_LEDGER, Act.AGREE_MONTH, kind="month", states={"open": 409}),
    "ledger:object": _fund_post(Act.SEE_LEDGER, Act.AGREE_MONTH, kind="month", states={"open": 409}),
    "ledger:reopen": _fund_post(Act.SEE_LEDGER, Act.PROPOSE_REOPENING, kind="month", states={"open": 200}),
    "closing:periods": _fund(Act.SEE_LEDGER),
    "closing:lock": _fund_post(Act.SEE_LEDGER, Act.PROPOSE_CLOSE, done=409),  # its year is not closed
    "closing:unlock": _fund_post(Act.SEE_LEDGER, Act.PROPOSE_REOPENING, done=409),  # nor locked
    "closing:late": _fund(Act.SEE_LEDGER),
    "closing:desk": _fund(Act.SEE_LEDGER, kind="month"),
    "closing:begin": _fund_post(Act.SEE_LEDGER, Act.KEEP_CLOSE, kind="month", states={"closed": 409}),
    "closing:call_off": _fund_post(Act.SEE_LEDGER, Act.KEEP_CLOSE, kind="month", done=409),  # none was begun
    "closing:explain": _fund_post(Act.KEEP_CLOSE, kind="month"),
    "closing:lines": Route(
        Where.FUND,
        get=_at(Where.FUND, Act.SEE_LEDGER, states={"open": 409}),
        post=_at(Where.FUND, Act.AGREE_MONTH, states={"open": 409}),  # 200: nothing is said of any line
        kind="month",
    ),
    "closing:as_at": _fund(Act.SEE_LEDGER),
    "closing:as_at_entries": _fund(Act.SEE_LEDGER),
    "reconciliation:desk": _fund(Act.SEE_LEDGER),
    "reconciliation:month": _fund(Act.SEE_LEDGER, kind="month"),
    "reconciliation:give_totals": _fund_post(Act.KEEP_CLOSE, kind="month"),
    "reconciliation:give_own": _fund_post(Act.GIVE_OWN_BOOKS, kind="month"),
    "reconciliation:explain": _fund_post(Act.KEEP_CLOSE, kind="month", done=200),  # nothing was given yet
    "reconciliation:explain_own": _fund_post(Act.GIVE_OWN_BOOKS, kind="month", done=200),
    "reconciliation:draw": _fund_post(Act.KEEP_CLOSE),
    "reconciliation:statement": _fund(Act.SEE_LEDGER, kind="statement of balances"),
    "reconciliation:accept": _fund_post(Act.GIVE_OWN_BOOKS, kind="statement of balances"),
    "ledger:extracts": _fund(Act.SEE_LEDGER),
    "ledger:upload": _fund_form(Act.IMPORT_EXTRACT),
    "ledger:extract": _fund(Act.SEE_LEDGER, kind="extract"),
    "ledger:post_extract": _fund_post(Act.SEE_LEDGER, Act.PROPOSE_POSTING, kind="extract", states={"posted": 409}),
    "ledger:post_waiting": _fund_post(Act.SEE_LEDGER, Act.PROPOSE_POSTING, kind="extract", done=409),
    "evidence:evidence": _fund(Act.SEE_LEDGER),
    "evidence:export": _fund_post(Act.SEE_LEDGER, done=200),
    "evidence:keys": _fund(Act.SEE_LEDGER),
    "evidence:register": _fund_post(Act.COUNTERSIGN_CHECKPOINT, done=200),  # who has not proved who they are is told
    "evidence:notes": _fund(Act.SEE_LEDGER),
    "evidence:checkpoint": _fund(Act.SEE_LEDGER, kind="checkpoint"),
    "evidence:note": _fund(Act.SEE_LEDGER, kind="checkpoint"),
    "evidence:sign": _fund_post(Act.COUNTERSIGN_CHECKPOINT, kind="checkpoint", done=200),
    "evidence:witness": _fund_post(Act.COUNTERSIGN_CHECKPOINT, kind="checkpoint"),
    "evidence:leaves": _fund(Act.SEE_LEDGER, year=2022, month=7),
    "evidence:proof": _fund(Act.SEE_LEDGER, kind="entry"),
    "evidence:proof_file": _fund(Act.SEE_LEDGER, kind="entry"),
    "journals:journals": _fund(Act.SEE_LEDGER),
    "journals:new_lines": _fund_form(Act.PROPOSE_POSTING),
    "journals:accruals": _fund(Act.SEE_LEDGER),
    "journals:accrue": _fund_form(Act.PROPOSE_POSTING),
    "journals:invoice": _fund_form(Act.PROPOSE_POSTING, kind="accrual"),
    "journals:templates": _fund(Act.SEE_LEDGER),
    "journals:new_template": _fund_form(Act.PROPOSE_POSTING),
    "journals:use_template": _fund_form(Act.PROPOSE_POSTING, kind="journal template"),
    "journals:commitments": _fund(Act.SEE_LEDGER),
    "journals:new_commitment": _fund_form(Act.ENTER_FORECAST),
    "journals:commitment": _fund(Act.SEE_LEDGER, kind="commitment"),
    "journals:happened": _fund_post(
        Act.ENTER_FORECAST, kind="commitment", more={"step": "received"}, states={"voided": 200}
    ),
    "journals:evidence": _fund(Act.SEE_LEDGER, kind="journal evidence"),
    "exports:exports": _fund(Act.SEE_LEDGER),
    "exports:download": _fund(Act.SEE_LEDGER, form="csv"),
    "exports:seal": _fund(Act.SEE_LEDGER),
    "exports:journal_tests": _fund(Act.SEE_LEDGER),
    "receipts:list": _fund(Act.SEE_LEDGER),
    "receipts:payment": Route(  # no entry of these two pays a contribution, which is the answer
        Where.FUND,
        get=_at(Where.FUND, Act.SEE_LEDGER, done=409),
        post=_at(Where.FUND, Act.SEE_LEDGER, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"seq": 999_999},
    ),
    "receipts:undo": _fund_post(Act.KEEP_CONTRIBUTIONS, done=409, more={"seq": 999_999}),
    "receipts:late": _fund(Act.SEE_LEDGER),
    "receipts:letter": Route(
        Where.FUND,
        get=_at(Where.FUND, Act.SEE_LEDGER),
        post=_at(Where.FUND, Act.SEE_LEDGER, Act.KEEP_CONTRIBUTIONS, done=302),
        more={"party": "council"},
    ),
    "receipts:statement": _fund(Act.SEE_LEDGER, party="council"),
    "receipts:statement_file": _fund(Act.SEE_LEDGER, party="council", form="csv"),
    "receipts:invoices": _fund(Act.SEE_LEDGER),
    "receipts:record_invoice": _fund_form(Act.KEEP_CONTRIBUTIONS),
    "receipts:end_invoice": Route(
        Where.FUND,
        get=_at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        post=_at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"number": "none"},
    ),
    "receipts:suspensions": _fund(Act.SEE_LEDGER),
    "receipts:suspend": _fund_form(Act.KEEP_CONTRIBUTIONS),
    "receipts:resume": Route(
        Where.FUND,
        get=_at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        post=_at(Where.FUND, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"number": 999_999},
    ),
    "receipts:in_kind": _fund_form(Act.PROPOSE_POSTING),
    "receipts:grants": _fund(Act.SEE_LEDGER),
    "receipts:record_grant": _fund_form(Act.KEEP_CONTRIBUTIONS),
    "receipts:grant": Route(
        Where.FUND,
        get=_at(Where.FUND, Act.SEE_LEDGER, done=409),
        post=_at(Where.FUND, Act.SEE_LEDGER, Act.KEEP_CONTRIBUTIONS, done=409),
        more={"code": "none"},
    ),
    "receipts:income": _fund(Act.SEE_LEDGER),
    "sources:list": _fund(Act.SEE_LEDGER),
    "sources:source": _fund(Act.SEE_LEDGER, kind="source"),
    "sources:confirm": _fund_form(Act.IMPORT_EXTRACT, kind="file without columns", done=200),  # nothing is chosen
    "placing:list": _fund(Act.SEE_LEDGER),
    "placing:add": _fund_form(Act.PROPOSE_POSTING),
    "placing:end": _fund_form(Act.PROPOSE_POSTING, done=200),  # none goes on in these two: said on the page
    "placing:try": _fund(Act.SEE_LEDGER),
    "preview:extract": _fund(Act.SEE_LEDGER, kind="extract"),
    "preview:correct": _fund_form(Act.PROPOSE_POSTING, kind="extract", done=200),  # none of its month is posted
    "preview:waiting": _fund(Act.SEE_LEDGER),
    "preview:rules": _nothing_left(),
    "preview:to_suspense": _nothing_left(),
    "preview:row": _nothing_left(kind="extract", row=2),
    "preview:aside": _nothing_left(kind="extract", row=2),
    "preview:suspense": _fund(Act.SEE_LEDGER),
    "preview:clear": _nothing_left(seq=1),
    "bridge:contributions": _fund(Act.SEE_LEDGER),
    "bridge:why": Route(  # where nothing says how a year follows from the last, that is the answer
        Where.FUND, get=_at(Where.FUND, Act.SEE_LEDGER, done=409), more={"partner": "council"}
    ),
    "budget:position": _fund(Act.SEE_LEDGER),
    "budget:forecast": _fund_form(Act.ENTER_FORECAST),
    "budget:why": _fund(Act.SEE_LEDGER, figure="all-lines.variance"),
    "risk_share:settle": _fund(Act.SEE_LEDGER),
    "risk_share:why": _fund(Act.SEE_LEDGER, partner="council"),
    "risk_share:shares": _fund(Act.SEE_LEDGER),
    "risk_share:exposure": _fund(Act.SEE_LEDGER),
    "risk_share:rules": _fund(Act.SEE_LEDGER),
    "returns:list": _fund(Act.SEE_REPORTS),
    "returns:preview": _fund(Act.SEE_LEDGER, kind="quarter", **_EDITION),
    "returns:issue": _fund_post(
        Act.SEE_LEDGER, Act.PROPOSE_REPORT, kind="quarter", more=_EDITION, states={"issued": 409}
    ),
    "returns:issued": _fund(Act.SEE_REPORTS, kind="report"),
    "returns:why": _fund(Act.SEE_REPORTS, kind="report", line="5"),
    "returns:acknowledge": _fund_post(Act.SEE_REPORTS, Act.ACKNOWLEDGE_REPORT, kind="report"),
    "returns:deliver": _fund_post(Act.SEE_REPORTS, Act.RECORD_DELIVERY, kind="report"),
    "returns:download": _fund(Act.SEE_REPORTS, kind="report", form="csv"),
    "drafts:list": Route(Where.PARTNERSHIP, get=_at(Where.PARTNERSHIP, Act.DRAFT_TERMS)),
    "drafts:begin": _drafted({"target": "edit"}, kind="", post=302),
    "drafts:draft": _drafted(),
    "drafts:check": _drafted(),
    "drafts:history": _drafted(),
    "drafts:export": _drafted({"file": 0}),
    "drafts:table": _drafted({"table": "party"}),
    "drafts:add": _drafted({"table": "party"}, post=302),
    "drafts:record": _drafted(_PARTY, post=302),
    "drafts:remove": _drafted(_PARTY, post=302, has_page=False),
    "drafts:move": _drafted(_PARTY, post=302, has_page=False),
    "disputes:list": _fund(Act.SEE_LEDGER),
    "disputes:raise": _fund_form(Act.QUESTION_FIGURE),
    "disputes:dispute": _fund(Act.SEE_LEDGER, kind="question"),
    "disputes:reply": _fund_post(Act.ANSWER_QUESTION, kind="question", states={"resolved": 200}),
    "disputes:escalate": _fund_post(Act.ANSWER_QUESTION, kind="question", done=200),
    "disputes:resolve": _fund_post(Act.QUESTION_FIGURE, kind="question", states={"resolved": 200}),
    "disputes:withdraw": _fund_post(Act.QUESTION_FIGURE, kind="question", states={"resolved": 200}),
    "disputes:evidence": _fund(Act.SEE_LEDGER, kind="evidence"),
    "notes:list": Route(Where.FUND, get=Ask((_NOTES,))),
    "notes:keep": Route(Where.FUND, post=Ask((_KEEP,), 302)),
    "notes:strike": Route(Where.FUND, post=Ask((_KEEP,), 302, elsewhere=404), kind="note"),
}
