"""The pages of questions: raised from a why-page, answered with evidence, ended; the same for both sides."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from section75.apps.agreements.visiting import visit
from section75.apps.audit.models import AuditLine
from section75.apps.disputes import actions
from section75.apps.disputes.models import Dispute, Turn
from section75.core.authority import Act

from .asking import AT, BASE, FUND, SLUG, VARIANCE, Books, books

QUESTIONS = f"{BASE}/questions/"
ONE = f"{QUESTIONS}1/"


@pytest.fixture
def asked(db: None) -> Books:
    return books()


@pytest.fixture
def question(asked: Books) -> Books:
    actions.raise_question(asked["partner.officer"], FUND, about=VARIANCE, question="Why so much?", at=AT)
    return asked


def at(client: Client, asked: Books, name: str) -> Client:
    client.logout()
    client.force_login(asked[name])
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def test_a_partner_questions_a_figure_from_its_page_and_the_address_is_looked_up_again(
    client: Client, asked: Books
) -> None:
    at(client, asked, "partner.officer")
    raising = f"{QUESTIONS}raise/?about={quote(VARIANCE)}"
    shown = page(client, raising)
    assert "Question this figure" in shown
    assert "Variance of All lines, June 2022" in shown
    assert not Dispute.objects.exists(), "a look changes nothing"
    empty = client.post(f"{QUESTIONS}raise/", {"about": VARIANCE, "question": " "})
    assert "The question says nothing" in empty.content.decode()
    raised = client.post(f"{QUESTIONS}raise/", {"about": VARIANCE, "question": "Why so much?\0"})
    assert "the character NUL" in raised.content.decode()
    raised = client.post(f"{QUESTIONS}raise/", {"about": VARIANCE, "question": "Why so much?"})
    assert raised.headers["Location"] == ONE
    for about in ("", "/", "https://elsewhere.example/", f"{BASE}/budget/why/nothing.variance/"):
        assert client.get(f"{QUESTIONS}raise/", {"about": about}).status_code == 404
        assert client.post(f"{QUESTIONS}raise/", {"about": about, "question": "Why?"}).status_code == 404
    assert AuditLine.objects.filter(outcome="refused", act="question a figure").count() >= 5


def test_both_sides_see_the_same_question_and_what_they_may_do(client: Client, question: Books) -> None:
    seen = {}
    for name in ("pool.manager", "partner.officer", "auditor"):
        seen[name] = page(at(client, question, name), ONE)
        assert "Why so much?" in seen[name]
        assert "Variance of All lines, June 2022" in page(client, QUESTIONS)
    assert "Resolve the question" in seen["partner.officer"]
    assert "Resolve the question" not in seen["pool.manager"]
    assert "Add the reply" in seen["pool.manager"]
    assert "Your reply (optional)" not in seen["pool.manager"]
    assert "Add the reply" not in seen["auditor"]
    assert "Yours to do" in page(at(client, question, "pool.manager"), QUESTIONS)


def test_a_question_is_answered_with_evidence_that_is_only_ever_saved(client: Client, question: Books) -> None:
    at(client, question, "pool.manager")
    file = SimpleUploadedFile('in "voice".html', b"<script>alert(1)</script>", content_type="text/html")
    answered = client.post(f"{ONE}reply/", {"says": "Here it is.", "evidence": file})
    assert answered.headers["Location"] == ONE
    assert "Answered" in page(at(client, question, "partner.officer"), ONE)
    turn = Turn.objects.get()
    address = f"{ONE}evidence/{turn.evidence.get().pk}/"
    response = client.get(address)
    assert response.content == b"<script>alert(1)</script>"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"{ONE}evidence/999/").status_code == 404
    assert client.get(f"{QUESTIONS}2/evidence/{turn.evidence.get().pk}/").status_code == 404
    assert at(client, question, "stranger").get(address).status_code == 404
    assert at(client, question, "member").get(address).status_code == 403


def test_evidence_that_is_too_large_is_refused_on_the_page(
    client: Client, question: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "LIMIT_BYTES", 10)
    at(client, question, "pool.manager")
    big = {"says": "Here", "evidence": SimpleUploadedFile("big.pdf", b"12345678901")}
    assert "big.pdf has 11 bytes" in client.post(f"{ONE}reply/", big).content.decode()
    last = AuditLine.objects.order_by("-seq")[0]
    assert (last.outcome, "big.pdf has 11 bytes" in last.says) == ("refused", True)
    assert not Turn.objects.exists()


def test_a_question_is_taken_further_and_ended_on_its_page(client: Client, question: Books) -> None:
    at(client, question, "partner.officer")
    assert client.post(f"{ONE}escalate/", {"says": "No answer came"}).status_code == 302
    assert "escalated to step 2" in page(client, ONE).lower()
    accepting = {"how": "accept", "says": "Fine"}
    assert "no answer to accept" in client.post(f"{ONE}resolve/", accepting).content.decode()
    assert "There is a problem" in client.post(f"{ONE}resolve/", {"says": "x"}).content.decode()
    right = {"how": "agree", "says": "Reversed", "entry": str(question.entry("5.00"))}
    assert client.post(f"{ONE}resolve/", right).status_code == 302
    shown = page(client, ONE)
    assert "Resolved: agreed" in shown
    assert f"{BASE}/ledger/entries/2/" in shown
    assert "Add the reply" not in shown
    again = client.post(f"{ONE}withdraw/", {"says": "After all"})
    assert "is resolved, and what has ended stays" in again.content.decode()


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("reply", {"pool.manager", "host.preparer", "partner.officer", "partner.chief"}),
        ("escalate", {"pool.manager", "host.preparer", "partner.officer", "partner.chief"}),
        ("resolve", {"partner.officer", "partner.chief"}),
        ("withdraw", {"partner.officer", "partner.chief"}),
    ],
)
def test_only_who_may_comes_as_far_as_the_form(client: Client, question: Books, verb: str, who: set[str]) -> None:
    for name in question.people:
        at(client, question, name)
        expected = 200 if name in who else 404 if name == "stranger" else 403
        assert client.post(f"{ONE}{verb}/", {}).status_code == expected, name
        assert client.get(f"{ONE}{verb}/").status_code == 405
    assert not Turn.objects.exists()


def test_a_question_of_others_or_none_is_not_found(client: Client, question: Books) -> None:
    at(client, question, "stranger")
    for address in (QUESTIONS, ONE, f"{QUESTIONS}raise/"):
        assert client.get(address).status_code == 404
    at(client, question, "partner.officer")
    for address in (f"{QUESTIONS}9/", f"{QUESTIONS}{10**30}/", f"/partnerships/{SLUG}/no-such-fund/questions/1/"):
        assert client.get(address).status_code == 404, address
    assert client.post(f"{QUESTIONS}9/reply/", {"says": "Hello"}).status_code == 404


def test_a_figure_that_has_changed_is_shown_then_and_now(client: Client, asked: Books) -> None:
    spent = f"{BASE}/budget/why/residential-care.actual-to-date/?month=2022%2F23+M3"
    actions.raise_question(asked["partner.officer"], FUND, about=spent, question="Why?", at=AT)
    assert "The figure has changed" not in page(at(client, asked, "auditor"), ONE)
    asked.entry("100.00")
    shown = page(client, ONE)
    assert "The figure has changed since it was questioned" in shown
    assert "£1,250.37" in shown
    assert "£1,350.37" in shown
    assert spent.replace("&", "&amp;") in shown


@pytest.mark.parametrize("may", [True, False])
def test_the_page_that_says_why_offers_the_question_to_whoever_may_ask_it(asked: Books, may: bool) -> None:
    request: Any = RequestFactory().get(VARIANCE)
    request.user = asked["partner.officer"]
    here = visit(request, SLUG, FUND.fund, Act.SEE_LEDGER)
    because: dict[str, Any] = {"sentence": "x", "clause": None, "rounding": None, "source": None, "rests_on": []}
    explanation = {"amount": 1, "because": because, "terms": "0" * 64, "format": "f"}
    context = here.context("Position", "Why?") | {"explanation": explanation, "may_question": may, "may_note": may}
    shown = render_to_string("explain/why.html", context, request)
    address = f"{QUESTIONS}raise/?about={quote(VARIANCE, safe='/')}"
    assert (address in shown) is may
    assert ("Keep a note on it" in shown) is may
    assert shown.count("Question this figure") == may
