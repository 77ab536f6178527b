"""Everything recorded of contributions only grows; and no payment is matched for more than came in."""

from section75.apps.audit.guards import before, only_grows

_MATCH, _INVOICED = "receipts_match", "receipts_invoicepart"
_OF_THE_ENTRY = (
    f"SELECT SUM(m.pence) FROM {_MATCH} m WHERE m.partnership_id = NEW.partnership_id AND m.fund = NEW.fund "  # noqa: S608 - fixed text
    "AND m.entry = NEW.entry AND m.party = NEW.party "
    "AND NOT EXISTS (SELECT 1 FROM receipts_matchundoing u WHERE u.match_id = m.id)"
)
_CAME_IN = (
    "SELECT e.pence FROM ledger_journalentry e JOIN ledger_fundhead h ON h.id = e.head_id "
    "WHERE h.partnership_id = NEW.partnership_id AND h.fund = NEW.fund "
    "AND e.seq = NEW.entry AND e.credit = 'contributions due/' || NEW.party"
)
_OF_THE_INVOICE = f"SELECT SUM(p.pence) FROM {_INVOICED} p WHERE p.invoice_id = NEW.invoice_id"  # noqa: S608 - fixed text
_PRINTED = "SELECT i.pence FROM receipts_invoice i WHERE i.id = NEW.invoice_id"

_TABLES = (
    "invoice", "invoicepart", "invoiceending", "match", "matchundoing", "reminder", "suspension", "suspensionending",
    "grant", "condition", "conditionanswer", "linerule", "lineruleundoing", "grantentry", "grantentryundoing",
)  # fmt: skip

GUARDS = (
    *(guard for table in _TABLES for guard in only_grows(f"receipts_{table}")),
    before(
        "INSERT",
        _MATCH,
        name="match_is_within_its_payment",
        when=f"NEW.pence + COALESCE(({_OF_THE_ENTRY}), 0) > COALESCE(({_CAME_IN}), 0)",
        says="match_is_within_its_payment: more would be matched than came in",
    ),
    before(
        "INSERT",
        _INVOICED,
        name="invoice_parts_are_within_it",
        when=f"NEW.pence + COALESCE(({_OF_THE_INVOICE}), 0) > COALESCE(({_PRINTED}), 0)",
        says="invoice_parts_are_within_it: the parts would come to more than the invoice",
    ),
)
