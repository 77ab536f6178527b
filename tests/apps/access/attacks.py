"""The seeded list of attacks, as data: each is expected to change nothing, and to be written down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from section75.apps.accounts.actions import deactivate, end
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.approvals.people_actions import propose_role
from section75.apps.approvals.roles import Asked
from section75.apps.identity import actions as identity
from section75.apps.ledger import actions as ledger
from section75.core.authority import EVERYWHERE, Role
from section75.core.money import Money
from tests.acts import propose_closing
from tests.terminal import typed_in

from .objects import HERE, THERE, month_of, why
from .people import FOREIGN, OWN
from .scene import ADMINISTRATOR, APPROVER, MANAGER, MEMBER, PARTNER, PLACE, PREPARER, Attack, Scene


def _both_roles(scene: Scene) -> Proposal:
    scene.give(PREPARER, Role.HOST_APPROVER)
    return scene.proposed()


def _on_behalf_of_the_preparer(scene: Scene) -> Proposal:
    scene.give(PREPARER, Role.HOST_APPROVER)
    scene.give("without.a.part", Role.HOST_APPROVER, behalf=PREPARER)
    return scene.proposed()


def _prepared_on_behalf(scene: Scene) -> Proposal:
    scene.give("without.a.part", Role.HOST_PREPARER, behalf=PREPARER)
    scene.give(PREPARER, Role.HOST_APPROVER)
    return scene.proposed(by="without.a.part")


def _chain(scene: Scene) -> Proposal:
    scene.give("newcomer", Role.HOST_APPROVER, behalf=APPROVER)
    scene.give("without.a.part", Role.HOST_APPROVER, behalf="newcomer")
    return scene.proposed()


def _absent_ended(scene: Scene) -> Proposal:
    scene.give("without.a.part", Role.HOST_APPROVER, behalf=APPROVER)
    end(scene.user(APPROVER).delegations.get(), at=timezone.now(), by="the test", because="Moved on")
    return scene.proposed()


def _split_by_hand(days_ago: int) -> Any:
    def given(scene: Scene) -> Proposal:
        scene.give("without.a.part", Role.HOST_APPROVER, limit="100.00")
        scene.proposed("60.00", days_ago=days_ago, words="The first half")
        return scene.proposed("60.00", words="The second half")

    return given


def _split_in_files(scene: Scene) -> Proposal:
    scene.give("without.a.part", Role.HOST_APPROVER, limit="100.00")
    head = "date,cost_centre,subjective,description,amount,supplier,reference"
    proposals = []
    for part in ("A", "B"):
        content = f"{head}\n2017-06-07,HL100,4431,Half of it,60.00,Kestrel Care,Half-{part}\n".encode()
        brought = ledger.upload_extract(
            scene.user(PREPARER),
            HERE,
            month=month_of(OWN, 3),
            content=content,
            file_name=f"{part}.csv",
            control_total=Money.of("60.00"),
            at=timezone.now(),
        )
        proposals.append(ledger.propose_extract(scene.user(PREPARER), HERE, brought.number, at=timezone.now()))
    return proposals[-1]


def _approved_before(scene: Scene) -> Proposal:
    proposal = scene.proposed()
    scene.page_approve(APPROVER, proposal)
    return proposal


def _command(who: str, proposal: Proposal) -> None:
    words = ["approvals", "approve", str(proposal.pk), "--partnership", OWN, "--as", who]
    answer = typed_in(words, environment={"SECTION75_AS": None})
    assert (answer.code, "prepared by" in answer.err) == (1, True), answer.err


def _invitation_used(scene: Scene) -> None:
    said = {"password": "quite-another-word-7", "again": "quite-another-word-7"}
    assert scene.post("", "identity:invitation", said, **scene.world.objects["token", "own", ""]).status_code == 302


def _take_up(scene: Scene, _: Any) -> Any:
    said = {"password": "and-a-further-word-8", "again": "and-a-further-word-8"}
    return scene.post("", "identity:invitation", said, **scene.world.objects["token", "own", ""])


def _leaver_invited(scene: Scene) -> None:
    deactivate(scene.user("invited.one"))


def _month_is_closed(scene: Scene) -> Proposal:
    """What is proposed for a month that is closed before anybody approves it."""
    proposal = scene.proposed()
    closing = propose_closing(scene.user(MANAGER), HERE, month_of(OWN, 2), at=timezone.now())
    scene.approve("our.host.chief.finance.officer", closing)
    closing = propose_closing(scene.user(MANAGER), HERE, month_of(OWN, 3), at=timezone.now())
    scene.approve("our.host.chief.finance.officer", closing)
    return proposal


def _reopening(scene: Scene) -> Proposal:
    return Proposal.objects.get(pk=scene.world.objects["bilateral proposal", "own", ""]["number"])


def _role(scene: Scene, by: str = ADMINISTRATOR, **more: Any) -> Any:
    """A role for a newcomer, proposed as it is asked for."""
    said = {"role": "member", "organisation": "council", "partnership": OWN, "starts_on": date(2026, 1, 1)}
    return propose_role(scene.user(by), Asked(**{"username": "newcomer", **said, **more}), at=timezone.now())


def _own_role_waits(scene: Scene) -> Proposal:
    found: Proposal = propose_role(
        scene.user("administrator"),
        Asked(ADMINISTRATOR, "member", date(2026, 1, 1), organisation="council", partnership=OWN),
        at=timezone.now(),
    )
    return found


def _revoked(scene: Scene) -> Proposal:
    proposal = scene.proposed()
    end(scene.user(APPROVER).delegations.get(), at=timezone.now(), by="the test", because="Moved on")
    return proposal


def _deactivated(scene: Scene) -> Proposal:
    proposal = scene.proposed()
    deactivate(scene.user(APPROVER))
    return proposal


def _killed(scene: Scene) -> Proposal:
    proposal = scene.proposed()
    identity.end_all_sessions(scene.user(APPROVER), at=timezone.now(), by="the test")
    return proposal


def _own(scene: Scene, kind: str) -> dict[str, Any]:
    return scene.world.find(kind, "own") or {}


def _foreign(scene: Scene, kind: str) -> dict[str, Any]:
    return scene.world.find(kind, "foreign") or {}


OWN_WORK = (
    Attack("self-approval on the page", PREPARER, lambda s, p: s.page_approve(PREPARER, p), _both_roles),
    Attack("self-approval by the action", PREPARER, lambda s, p: s.approve(PREPARER, p), _both_roles),
    Attack("self-approval by a command", PREPARER, lambda _, p: _command(PREPARER, p), _both_roles),
    Attack("on behalf of the preparer", "without.a.part", lambda s, p: s.page_approve("without.a.part", p),
           _on_behalf_of_the_preparer),
    Attack("prepared on behalf of the approver", PREPARER, lambda s, p: s.page_approve(PREPARER, p),
           _prepared_on_behalf),
    Attack("cover of a cover", "without.a.part", lambda s, p: s.page_approve("without.a.part", p), _chain),
    Attack("cover after the absent officer's role ended", "without.a.part",
           lambda s, p: s.page_approve("without.a.part", p), _absent_ended),
    Attack("cover for somebody who has left", "covers.a.leaver", lambda s, p: s.approve("covers.a.leaver", p),
           lambda s: s.proposed()),
    Attack("split by hand on one day", "without.a.part", lambda s, p: s.page_approve("without.a.part", p),
           _split_by_hand(0)),
    Attack("split by hand across days", "without.a.part", lambda s, p: s.page_approve("without.a.part", p),
           _split_by_hand(29)),
    Attack("split in two files of one supplier", "without.a.part", lambda s, p: s.page_approve("without.a.part", p),
           _split_in_files),
)  # fmt: skip

REPLAYED_AND_STALE = (
    Attack("the same approval twice", APPROVER, lambda s, p: s.page_approve(APPROVER, p), _approved_before),
    Attack("the same proposal twice", PREPARER, lambda s, _: s.proposed(), lambda s: s.proposed()),
    Attack("the same invitation twice", "invited.one", _take_up, _invitation_used),
    Attack("the invitation of a leaver", "invited.one", _take_up, _leaver_invited),
    Attack("after the role was taken away", APPROVER, lambda s, p: s.page_approve(APPROVER, p), _revoked),
    Attack("after the account was closed", APPROVER, lambda s, p: s.page_approve(APPROVER, p), _deactivated),
    Attack("after the sign-in was ended", APPROVER, lambda s, p: s.page_approve(APPROVER, p), _killed),
    Attack("what changed since it was proposed", APPROVER, lambda s, p: s.page_approve(APPROVER, p), _month_is_closed),
    Attack("another proposal's fingerprint", APPROVER,
           lambda s, p: s.page_approve(APPROVER, p, shown=s.world.words["own shown"]), lambda s: s.proposed()),
    Attack("a foreign proposal's fingerprint", APPROVER,
           lambda s, p: s.page_approve(APPROVER, p, shown=s.world.words["foreign shown"]), lambda s: s.proposed()),
    Attack("without a fingerprint", APPROVER,
           lambda s, p: s.post(APPROVER, "approvals:approve", slug=OWN, number=p.pk), lambda s: s.proposed()),
    Attack("what binds both, unproved", "our.partner.chief.finance.officer",
           lambda s, p: s.approve("our.partner.chief.finance.officer", p), _reopening),
    Attack("what binds both, with a stale proof", "our.partner.chief.finance.officer",
           lambda s, p: s.approve("our.partner.chief.finance.officer", p,
                                  proved_at=timezone.now() - timedelta(seconds=301)), _reopening),
)  # fmt: skip

ROLES = (
    Attack("an administrator's own role, proposed", ADMINISTRATOR, lambda s, _: _role(s, username=ADMINISTRATOR)),
    Attack("an administrator's own role, approved", ADMINISTRATOR,
           lambda s, p: approvals.approve(s.user(ADMINISTRATOR), EVERYWHERE, p.pk, at=timezone.now()), _own_role_waits),
    Attack("a role for nobody", ADMINISTRATOR, lambda s, _: _role(s, username="nobody.at.all")),
    Attack("the public's role", ADMINISTRATOR, lambda s, _: _role(s, role="public")),
    Attack("a role for a leaver", ADMINISTRATOR, lambda s, _: _role(s, username="has.left")),
    Attack("a limit below nothing", ADMINISTRATOR,
           lambda s, _: _role(s, role="host finance approver", limit=Money(-1))),
    Attack("a role of the host for the partner", ADMINISTRATOR,
           lambda s, _: _role(s, role="host finance approver", organisation="ccg", limit=Money(1))),
    Attack("a role for a party that is none here", ADMINISTRATOR, lambda s, _: _role(s, organisation="icb")),
    Attack("a role at a fund of elsewhere", ADMINISTRATOR, lambda s, _: _role(s, fund="looked-after-children")),
    Attack("a role proposed by who is no administrator", MANAGER, lambda s, _: _role(s, by=MANAGER)),
    Attack("leaving, said by who is no administrator", MEMBER,
           lambda s, _: s.post(MEMBER, "people:leave", {"because": "Go"}, username=MANAGER)),
)  # fmt: skip

FOREIGN_NAMES = (
    Attack("a foreign proposal under one's own name", APPROVER,
           lambda s, _: s.post(APPROVER, "approvals:approve", {"shown": s.world.words["foreign shown"]}, slug=OWN,
                               **_foreign(s, "proposal"))),
    Attack("a foreign place", APPROVER,
           lambda s, _: s.post(APPROVER, "approvals:approve", {"shown": s.world.words["foreign shown"]}, slug=FOREIGN,
                               **_foreign(s, "proposal"))),
    Attack("a foreign extract", PREPARER,
           lambda s, _: s.post(PREPARER, "ledger:post_extract", **PLACE, **_foreign(s, "extract"))),
    Attack("a foreign entry", PREPARER, lambda s, _: s.get(PREPARER, "ledger:entry", **PLACE, **_foreign(s, "entry"))),
    Attack("a foreign report", PARTNER,
           lambda s, _: s.post(PARTNER, "returns:acknowledge", **PLACE, **_foreign(s, "report"))),
    Attack("a foreign question", MANAGER,
           lambda s, _: s.post(MANAGER, "disputes:reply", {"says": "Mine"}, **PLACE, **_foreign(s, "question"))),
    Attack("foreign evidence", MANAGER,
           lambda s, _: s.get(MANAGER, "disputes:evidence", **PLACE, **_foreign(s, "evidence"))),
    Attack("a foreign note", PREPARER, lambda s, _: s.post(PREPARER, "notes:strike", **PLACE, **_foreign(s, "note"))),
    Attack("a partner's note", PREPARER,
           lambda s, _: s.post(PREPARER, "notes:strike", **PLACE, **s.world.objects["note", "ccg", ""])),
    Attack("somebody else's interest", MEMBER,
           lambda s, _: s.post(MEMBER, "interests:end", slug=OWN, **s.world.objects["interest", MANAGER, "declared"])),
    Attack("somebody else's sign-in", MEMBER,
           lambda s, _: s.post(MEMBER, "identity:end_sign_in", **s.world.objects["sign-in", MANAGER, ""])),
    Attack("somebody else's work", MEMBER,
           lambda s, _: s.post(MEMBER, "work:cancel", **s.world.objects["job", MANAGER, "going on"])),
    Attack("a member guesses a download of elsewhere", MEMBER,
           lambda s, _: s.get(MEMBER, "returns:download", **PLACE, **_foreign(s, "report"), form="csv")),
    Attack("a member guesses a page of the books", MEMBER,
           lambda s, _: s.get(MEMBER, "ledger:extract", **PLACE, **_own(s, "extract"))),
    Attack("a member takes the audit trail", MEMBER,
           lambda s, _: s.post(MEMBER, "audit:export", {"format": "csv"}, slug=OWN)),
)  # fmt: skip

FOREIGN_FIELDS = (
    Attack("a figure of elsewhere, questioned", PARTNER,
           lambda s, _: s.post(PARTNER, "disputes:raise", {
               "about": why(THERE, "variance"), "question": "Why?"}, **PLACE)),
    Attack("an entry of elsewhere that puts right", PARTNER,
           lambda s, _: s.post(PARTNER, "disputes:resolve", {
               "how": "agree", "says": "Put right", "entry": _foreign(s, "entry")["seq"]}, **PLACE, number=1)),
    Attack("a report of elsewhere that puts right", PARTNER,
           lambda s, _: s.post(PARTNER, "disputes:resolve", {
               "how": "agree", "says": "Put right", "report": _foreign(s, "report")["pk"]}, **PLACE, number=1)),
    Attack("a note about elsewhere", PREPARER,
           lambda s, _: s.post(PREPARER, "notes:keep", {"about": why(THERE, "variance"), "says": "Ours"}, **PLACE),
           stops_at_the_form=True),
    Attack("a party of elsewhere, delivered to", MANAGER,
           lambda s, _: s.post(MANAGER, "returns:deliver", {"party": "icb", "how": "By hand"}, **PLACE,
                               **_own(s, "report")),
           stops_at_the_form=True),
    Attack("work that is not offered", MEMBER,
           lambda s, _: s.post(MEMBER, "work:ask", {"kind": "approve a proposal", "partnership": FOREIGN})),
    Attack("work asked for elsewhere", MEMBER,
           lambda s, _: s.post(MEMBER, "work:ask", {"kind": "verify every report", "partnership": FOREIGN})),
    Attack("an extract that is not the one shown", PREPARER,
           lambda s, _: s.post(PREPARER, "ledger:post_extract", {"shown": "0" * 64}, **PLACE, **_own(s, "extract")),
           ),
)  # fmt: skip

ATTACKS = (*OWN_WORK, *REPLAYED_AND_STALE, *ROLES, *FOREIGN_NAMES, *FOREIGN_FIELDS)
