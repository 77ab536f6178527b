"""The journal only grows; a closed month takes nothing; a reversal is the mirror of its entry; a kept file stays."""

from section75.apps.audit.guards import Event, before, never_emptied, only_grows

_ENTRY = "ledger_journalentry"
_WORDS: dict[Event, str] = {"UPDATE": "changed", "DELETE": "deleted"}
_SAME_MONTH = (
    "c.partnership_id = NEW.partnership_id AND c.fund = NEW.fund AND c.year = NEW.year AND c.month = NEW.month"
)
_CLOSED = (
    f"SELECT 1 FROM ledger_monthclosing c WHERE {_SAME_MONTH} AND NOT EXISTS "  # noqa: S608 - fixed text
    "(SELECT 1 FROM ledger_monthreopening r WHERE r.closing_id = c.id)"
)
_POSTS = "'post-extract', 'post-waiting', 'post-contributions', 'reverse-entry', 'post-journal'"
_BEHIND = (
    "SELECT 1 FROM approvals_decision d JOIN approvals_proposal p ON p.id = d.proposal_id "
    "WHERE p.id = NEW.proposal_id AND d.verb = 'approve' AND d.ends "
    "AND NOT EXISTS (SELECT 1 FROM approvals_carriedout o WHERE o.proposal_id = p.id)"
)
_HERE = "p.partnership = NEW.partnership_id AND p.fund = NEW.fund"
_OF_SEVERAL = "p.partnership = NEW.partnership_id AND p.fund = '' AND p.kind = 'post-difference'"
_APPROVAL = (
    f"{_BEHIND} AND (({_HERE} AND p.kind IN ({_POSTS})) OR ({_OF_SEVERAL})) "
    "AND d.by_id = NEW.approved_by_id AND d.prepared_by_id = NEW.recorded_by_id"
)
_CLOSING_APPROVAL = (
    f"{_BEHIND} AND {_HERE} AND p.kind = 'close-month' "
    "AND d.by_id = NEW.closed_by_id AND d.prepared_by_id = NEW.prepared_by_id"
)
_ITS_FUND = "c.id = NEW.closing_id AND c.partnership_id = p.partnership AND c.fund = p.fund"
_CLOSING = f"SELECT 1 FROM ledger_monthclosing c WHERE {_ITS_FUND}"  # noqa: S608 - fixed text
_BILATERAL = f"{_BEHIND} AND p.kind = 'reopen-month' AND p.binds_both AND EXISTS ({_CLOSING})"
_MIRROR = (
    "e.partnership_id = NEW.partnership_id AND e.fund = NEW.fund AND e.seq = NEW.reverses "
    "AND e.debit = NEW.credit AND e.credit = NEW.debit AND e.pence = NEW.pence"
)

GUARDS = (
    *only_grows(_ENTRY),
    *only_grows("ledger_monthclosing"),
    *only_grows("ledger_monthreopening"),
    *only_grows("ledger_monthanswer"),
    *only_grows("ledger_keptfile"),
    *only_grows("ledger_bringing"),
    *(
        before(
            event,
            "ledger_extract",
            name=f"extract_once_posted_is_never_{word}",
            when="OLD.posted_at IS NOT NULL",
            says="ledger_extract: what was posted is never changed",
        )
        for event, word in _WORDS.items()
    ),
    never_emptied("ledger_extract"),
    before(
        "INSERT",
        _ENTRY,
        name="entry_month_is_open",
        when=f"EXISTS ({_CLOSED})",
        says="entry_month_is_open: the month is closed",
    ),
    before(
        "INSERT",
        "ledger_monthclosing",
        name="month_is_open_when_it_is_closed",
        when=f"EXISTS ({_CLOSED})",
        says="month_is_open_when_it_is_closed: the month is closed already",
    ),
    before(
        "INSERT",
        "ledger_monthclosing",
        name="closing_is_approved",
        when=f"NEW.prepared_by_id IS NULL OR NOT EXISTS ({_CLOSING_APPROVAL})",
        says="closing_is_approved: no proposal of its preparer that somebody else approved stands behind the closing",
    ),
    before(
        "INSERT",
        _ENTRY,
        name="entry_is_approved",
        when=f"NEW.approved_by_id IS NULL OR NOT EXISTS ({_APPROVAL})",
        says="entry_is_approved: no proposal of its preparer that its approver approved stands behind the entry",
    ),
    before(
        "INSERT",
        "ledger_monthreopening",
        name="reopening_is_approved",
        when=f"NOT EXISTS ({_BILATERAL})",
        says="reopening_is_approved: both partners have not approved it",
    ),
    before(
        "INSERT",
        _ENTRY,
        name="entry_reversal_is_a_mirror",
        when=f"NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {_ENTRY} e WHERE {_MIRROR})",  # noqa: S608 - fixed text
        says="entry_reversal_is_a_mirror: a reversal has the accounts exchanged and the same amount",
    ),
)
