"""All of it only grows; a template has an approval behind it; nothing follows the voiding of a commitment."""

from section75.apps.audit.guards import before, only_grows

_BEHIND = (
    "SELECT 1 FROM approvals_decision d JOIN approvals_proposal p ON p.id = d.proposal_id "
    "WHERE p.id = NEW.proposal_id AND d.verb = 'approve' AND d.ends AND p.partnership = NEW.partnership_id "
    "AND p.fund = NEW.fund AND p.kind = 'keep-journal-template' "
    "AND d.by_id = NEW.approved_by_id AND d.prepared_by_id = NEW.prepared_by_id"
)
_VOIDED = "SELECT 1 FROM journals_commitmentevent e WHERE e.commitment_id = NEW.commitment_id AND e.step = 'voided'"
_ANSWERED = (
    "SELECT 1 FROM journals_accrualinvoice i WHERE i.partnership_id = NEW.partnership_id AND i.fund = NEW.fund "
    "AND i.entry = NEW.entry"
)

GUARDS = (
    *only_grows("journals_evidencefile"),
    *only_grows("journals_journaltemplate"),
    *only_grows("journals_templateuse"),
    *only_grows("journals_accrualinvoice"),
    *only_grows("journals_accruedorder"),
    *only_grows("journals_orderedcommitment"),
    *only_grows("journals_commitmentevent"),
    before(
        "INSERT",
        "journals_journaltemplate",
        name="template_is_approved",
        when=f"NOT EXISTS ({_BEHIND})",
        says="template_is_approved: no proposal of its preparer that its approver approved stands behind the template",
    ),
    before(
        "INSERT",
        "journals_accrualinvoice",
        name="invoice_answers_one_accrual",
        when=f"EXISTS ({_ANSWERED})",
        says="invoice_answers_one_accrual: the entry is the invoice of another accrual",
    ),
    before(
        "INSERT",
        "journals_commitmentevent",
        name="commitment_goes_on_until_it_is_voided",
        when=f"EXISTS ({_VOIDED})",
        says="commitment_goes_on_until_it_is_voided: the commitment was voided",
    ),
)
