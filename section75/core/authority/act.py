"""Everything that a person may or may not do, each under the words a refusal uses."""

from __future__ import annotations

from enum import Enum


class Act(Enum):
    """Something a person may or may not do: "you may not ..."."""

    SEE_AGREEMENT = "see the agreement"
    SEE_LEDGER = "see the ledger"
    SEE_REPORTS = "see issued reports"
    SEE_AUDIT = "see the audit trail"
    LOAD_AGREEMENT = "load a new version of the agreement"
    DRAFT_TERMS = "draft terms"
    PROPOSE_TERMS = "propose terms, or a variation of them"
    RECORD_EVENT = "record an event in the life of the agreement"
    RECORD_NOTICE = "record a notice"
    CONFIRM_JUDGEMENT = "confirm a judgement that a check asks for"
    IMPORT_EXTRACT = "import a finance extract"
    PROPOSE_POSTING = "propose a posting"
    APPROVE_POSTING = "approve a posting"
    ENTER_FORECAST = "enter a forecast"
    PROPOSE_CLOSE = "propose closing a month"
    APPROVE_CLOSE = "approve closing a month"
    AGREE_MONTH = "agree or object to a closed month"
    PROPOSE_REOPENING = "propose re-opening a month"
    APPROVE_FOR_ORGANISATION = "approve for your organisation what binds both"
    PROPOSE_REPORT = "propose issuing a report"
    COUNTERSIGN_REPORT = "countersign a report"
    RECORD_DELIVERY = "record that a report was delivered"
    ACKNOWLEDGE_REPORT = "acknowledge a report"
    QUESTION_FIGURE = "question a figure"
    ANSWER_QUESTION = "answer a question about a figure"
    KEEP_NOTES = "keep internal notes"
    SEE_NOTES = "see your organisation's internal notes"
    DECLARE_INTEREST = "declare an interest"
    SEE_PEOPLE = "see who holds which role"
    PROPOSE_ROLE = "propose giving a role"
    APPROVE_ROLE = "approve giving a role"
    MANAGE_PEOPLE = "invite people, and take their access away"
    SEE_AUDIT_OF_INSTALLATION = "see the audit trail of the installation"
