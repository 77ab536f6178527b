"""The table of routes: of every address there is, what it asks of whoever comes, and what it answers those who may.

What is expected of each role is worked out from this and the matrix of rights (see `expecting`); nothing here names a
role. `docs/who-may-go-where.md` is printed from it. The addresses of the books stand in `table_of_books`.
"""

from __future__ import annotations

from collections.abc import Mapping

from section75.core.authority import Act

from .route import Ask, Gate, Route, Where, at, fund, fund_form, fund_post, installation, open_to_all, own
from .table_of_books import BOOKS

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

ROUTES: dict[str, Route] = {
    "accounts:sign_in": open_to_all(get=(302, 200), post=(302, 200)),
    "accounts:sign_out": open_to_all(post=(302, 302)),
    "account_login": open_to_all(get=(302, 200), post=(302, 200)),
    "mfa_authenticate": open_to_all(get=(302, 302), post=(302, 302)),
    "identity:passkey_begin": open_to_all(post=(200, 200)),
    "identity:passkey_sign_in": open_to_all(post=(302, 302)),
    "identity:organisation_start": open_to_all(post=(404, 404)),
    "identity:organisation_return": open_to_all(get=(404, 404)),
    "identity:invitation": open_to_all(get=(200, 200), post=(302, 302), kind="token"),
    "identity:prove": own(get=200, post=302),
    "identity:security": own(get=200),
    "identity:authenticator_add": own(get=200, post=200),
    "identity:authenticator_remove": own(post=404),
    "identity:passkey_add": own(get=200, post=200),
    "identity:passkey_remove": own(post=404, kind="passkey"),
    "identity:recovery_codes": own(get=200, post=302),
    "identity:password": own(get=200, post=302),
    "identity:sign_ins": own(get=200),
    "identity:end_sign_in": own(post=302, kind="sign-in", elsewhere=404),
    "identity:end_other_sign_ins": own(post=302),
    "identity:invite": installation(Act.MANAGE_PEOPLE, post=302),
    "identity:invitations": installation(Act.MANAGE_PEOPLE),
    "identity:withdraw": installation(
        Act.MANAGE_PEOPLE, post=302, has_page=False, kind="invitation", states={"withdrawn": 409}
    ),
    "inbox:home": own(get=200),
    "inbox:seen": own(post=302),
    "inbox:ways": own(get=200, post=302),
    "portfolio:portfolio": own(get=200),
    "work:list": own(get=200),
    "work:ask": own(post=302),
    "work:job": own(get=200, kind="job", elsewhere=404),
    "work:cancel": Route(Where.SIGNED_IN, post=Ask(done=302, states={"ended": 409}, elsewhere=404), kind="job"),
    "work:again": Route(Where.SIGNED_IN, post=Ask(done=409, states={"ended": 302}, elsewhere=404), kind="job"),
    "agreements:agreement": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "agreements:findings": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "law:table": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "law:provisions": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "law:judge": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.CONFIRM_JUDGEMENT),
        post=at(Where.PARTNERSHIP, Act.CONFIRM_JUDGEMENT, done=302),
        more={"schedule": "learning-disability", "check": "4", "day": "2017-06-07"},
    ),
    "register:functions": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "register:records": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "register:contracts": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "agreements:terms": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "documents:document": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "documents:download": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT), more={"form": "html"}),
    "documents:compared": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "variations:list": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "variations:bring": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.PROPOSE_TERMS),
        post=at(Where.PARTNERSHIP, Act.PROPOSE_TERMS, done=302),
    ),
    "variations:propose": Route(  # a draft of a new partnership varies none: said on the page
        Where.PARTNERSHIP,
        get=Ask((Gate(Act.PROPOSE_TERMS, Where.PARTNERSHIP),), elsewhere=404),
        post=Ask((Gate(Act.PROPOSE_TERMS, Where.PARTNERSHIP),), 200, elsewhere=404),
        kind="draft",
    ),
    "variations:proposed": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT),
        post=at(Where.PARTNERSHIP, Act.PROPOSE_TERMS, done=302),
        kind="terms",
    ),
    "variations:in-force": Route(  # none is in force in these two, which is the answer
        Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT, done=404), more={"variation": "none"}
    ),
    "variations:difference": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.SEE_LEDGER),
        post=at(Where.PARTNERSHIP, Act.SEE_LEDGER, Act.PROPOSE_POSTING, done=409),
    ),
    "organisations:list": own(get=200),
    "organisations:body": Route(Where.SIGNED_IN, get=Ask(), more={"id": "ods-que"}),
    "organisations:parties": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "lives:timeline": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "lives:picture": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "lives:record": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.RECORD_EVENT),
        post=at(Where.PARTNERSHIP, Act.RECORD_EVENT, done=302),
    ),
    "lives:withdraw": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.RECORD_EVENT),
        post=at(Where.PARTNERSHIP, Act.RECORD_EVENT, done=302, states={"withdrawn": 200}),
        kind="event",
    ),
    "notices:notices": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "notices:record": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.RECORD_NOTICE),
        post=at(Where.PARTNERSHIP, Act.RECORD_NOTICE, done=302),
    ),
    "notices:notice": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT), kind="notice"),
    "notices:answer": Route(
        Where.PARTNERSHIP,
        post=at(Where.PARTNERSHIP, Act.RECORD_NOTICE, done=302, states={"withdrawn": 200}),
        kind="notice",
    ),
    "obligations:calendar": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AGREEMENT)),
    "obligations:record": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.RECORD_EVENT),
        post=at(Where.PARTNERSHIP, Act.RECORD_EVENT, done=302),
    ),
    "obligations:mine": own(get=200),
    "obligations:make": own(post=200),
    "obligations:end": own(post=409),  # nobody in these two has an address of their own
    "obligations:feed": open_to_all(get=(200, 200), kind="feed token"),
    "interests:list": Route(
        Where.PARTNERSHIP,
        get=at(Where.PARTNERSHIP, Act.DECLARE_INTEREST),
        post=at(Where.PARTNERSHIP, Act.DECLARE_INTEREST, done=302),
    ),
    "interests:end": Route(
        Where.PARTNERSHIP,
        post=at(Where.PARTNERSHIP, Act.DECLARE_INTEREST, done=302, states={"ended": 404}, elsewhere=404),
        kind="interest",
    ),
    "audit:trail": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.SEE_AUDIT)),
    "audit:export": Route(Where.PARTNERSHIP, post=at(Where.PARTNERSHIP, Act.SEE_AUDIT)),
    "audit_installation:trail": installation(Act.SEE_AUDIT_OF_INSTALLATION),
    "audit_installation:export": installation(Act.SEE_AUDIT_OF_INSTALLATION, post=200, has_page=False),
    "approvals:list": Route(Where.PARTNERSHIP, get=Ask(_DESK)),
    "approvals:proposal": Route(Where.PARTNERSHIP, get=Ask(_PROPOSAL), kind="proposal"),
    "approvals:approve": _decide(Act.APPROVE_POSTING),
    "approvals:decline": _decide(Act.APPROVE_POSTING),
    "approvals:withdraw": _decide(Act.PROPOSE_POSTING),
    "approvals:list_here": installation(Act.SEE_PEOPLE),
    "approvals:proposal_here": installation(Act.SEE_PEOPLE, kind="role proposal"),
    "approvals:approve_here": _decide_here(Act.APPROVE_ROLE),
    "approvals:decline_here": _decide_here(Act.APPROVE_ROLE),
    "approvals:withdraw_here": Route(
        Where.INSTALLATION,
        post=Ask((*_PEOPLE, Gate(Act.PROPOSE_ROLE, Where.INSTALLATION)), 302, _DECIDED),
        kind="role proposal of one's own",
    ),
    "people:list": installation(Act.SEE_PEOPLE),
    "people:matrix": own(get=200),
    "people:propose": installation(Act.PROPOSE_ROLE, post=302),
    "people:end": installation(Act.MANAGE_PEOPLE, post=302, kind="delegation", states={"ended": 200}),
    "people:person": installation(Act.SEE_PEOPLE, kind="somebody"),
    "people:leave": installation(Act.MANAGE_PEOPLE, post=302, kind="somebody", states={"left": 200}),
    "drafts:list": Route(Where.PARTNERSHIP, get=at(Where.PARTNERSHIP, Act.DRAFT_TERMS)),
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
    "disputes:list": fund(Act.SEE_LEDGER),
    "disputes:raise": fund_form(Act.QUESTION_FIGURE),
    "disputes:dispute": fund(Act.SEE_LEDGER, kind="question"),
    "disputes:reply": fund_post(Act.ANSWER_QUESTION, kind="question", states={"resolved": 200}),
    "disputes:escalate": fund_post(Act.ANSWER_QUESTION, kind="question", done=200),
    "disputes:resolve": fund_post(Act.QUESTION_FIGURE, kind="question", states={"resolved": 200}),
    "disputes:withdraw": fund_post(Act.QUESTION_FIGURE, kind="question", states={"resolved": 200}),
    "disputes:evidence": fund(Act.SEE_LEDGER, kind="evidence"),
    "notes:list": Route(Where.FUND, get=Ask((_NOTES,))),
    "notes:keep": Route(Where.FUND, post=Ask((_KEEP,), 302)),
    "notes:strike": Route(Where.FUND, post=Ask((_KEEP,), 302, elsewhere=404), kind="note"),
    **BOOKS,
}
