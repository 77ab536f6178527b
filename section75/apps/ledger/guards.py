"""The journal only grows; a closed month takes nothing; a reversal is the mirror of its entry; a kept file stays."""

from section75.apps.audit.guards import Event, Guard, before, never_emptied, only_grows, together

_ENTRY = "ledger_journalentry"
_WORDS: dict[Event, str] = {"UPDATE": "changed", "DELETE": "deleted"}
_SAME_MONTH = (
    "c.partnership_id = NEW.partnership_id AND c.fund = NEW.fund AND c.year = NEW.year AND c.month = NEW.month"
)
_NOT_REOPENED = "NOT EXISTS (SELECT 1 FROM ledger_monthreopening r WHERE r.closing_id = c.id)"
_CLOSED = f"SELECT 1 FROM ledger_monthclosing c WHERE {_SAME_MONTH} AND {_NOT_REOPENED}"  # noqa: S608 - fixed text
_CLOSED_TO_IT = (
    "SELECT 1 FROM ledger_fundhead h JOIN ledger_monthclosing c ON c.partnership_id = h.partnership_id "  # noqa: S608
    f"AND c.fund = h.fund WHERE h.id = NEW.head_id AND c.year = NEW.year AND c.month = NEW.month AND {_NOT_REOPENED}"
)
_POSTS = (
    "'post-extract', 'post-waiting', 'post-contributions', 'reverse-entry', 'post-journal', "
    "'post-journal-lines', 'post-accruals', 'post-in-kind', "
    "'post-suspense', 'clear-suspense', 'post-corrected'"
)
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
_SAME_FUND = "r.partnership_id = NEW.partnership_id AND r.fund = NEW.fund"
_ITS_HEAD = (
    "SELECT 1 FROM ledger_fundhead h WHERE h.id = NEW.head_id "
    "AND h.partnership_id = NEW.partnership_id AND h.fund = NEW.fund"
)
_ITS_FILE = "SELECT 1 FROM ledger_postedfile f WHERE f.id = NEW.file_id AND f.head_id = NEW.head_id"
_IN_ITS_RUN = (  # one look by key for each entry: everything else was asked of the run
    "SELECT 1 FROM ledger_postingrun r WHERE r.id = NEW.run_id AND r.head_id = NEW.head_id "  # noqa: S608 - fixed text
    "AND NEW.seq BETWEEN r.first_seq AND r.last_seq AND NEW.log_number = r.first_log + NEW.seq - r.first_seq "
    f"AND (NEW.file_id IS NULL OR EXISTS ({_ITS_FILE}))"
)
_LAST = "ORDER BY r.last_seq DESC LIMIT 1"
_LAST_SEQ = f"SELECT r.last_seq FROM ledger_postingrun r WHERE {_SAME_FUND} {_LAST}"  # noqa: S608 - fixed text
_LAST_LINE = "SELECT r.first_log + r.last_seq - r.first_seq FROM ledger_postingrun r"
_LINE_OF_RUNS = f"{_LAST_LINE} WHERE {_SAME_FUND} {_LAST}"
_LINE_UPTO_THIS = f"{_LAST_LINE} WHERE {_SAME_FUND} AND r.first_log <= NEW.log_number ORDER BY r.first_log DESC LIMIT 1"
_ACT_WITHIN = (
    "SELECT 1 FROM ledger_logact a WHERE a.partnership_id = NEW.partnership_id AND a.fund = NEW.fund "
    "AND a.log_number BETWEEN NEW.first_log AND NEW.first_log + NEW.last_seq - NEW.first_seq"
)
_CLOSING_APPROVAL = (
    f"{_BEHIND} AND {_HERE} AND p.kind = 'close-month' "
    "AND d.by_id = NEW.closed_by_id AND d.prepared_by_id = NEW.prepared_by_id"
)
_ITS_FUND = "c.id = NEW.closing_id AND c.partnership_id = p.partnership AND c.fund = p.fund"
_CLOSING = f"SELECT 1 FROM ledger_monthclosing c WHERE {_ITS_FUND}"  # noqa: S608 - fixed text
_BILATERAL = f"{_BEHIND} AND p.kind = 'reopen-month' AND p.binds_both AND EXISTS ({_CLOSING})"
_MIRROR = (
    "e.head_id = NEW.head_id AND e.seq = NEW.reverses "
    "AND e.debit = NEW.credit AND e.credit = NEW.debit AND e.pence = NEW.pence"
)


def _stays(table: str, when: str, says: str) -> tuple[Guard, ...]:
    """Guards of a table whose rows are changed in one direction, and never deleted."""
    return (
        before("UPDATE", table, name=f"{table}_never_shrinks", when=when, says=f"{table}: {says}"),
        before("DELETE", table, name=f"{table}_is_never_deleted", when="", says=f"{table}: a row is never deleted"),
        never_emptied(table),
    )


GUARDS = (
    *only_grows(_ENTRY),
    *only_grows("ledger_postedfile"),
    *only_grows("ledger_postingrun"),
    *only_grows("ledger_logact"),
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
    together(
        _ENTRY,
        name="entry_month_is_open",
        when=f"EXISTS ({_CLOSED_TO_IT})",
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
    together(
        _ENTRY,
        name="entry_is_approved",
        when=f"NOT EXISTS ({_IN_ITS_RUN})",
        says="entry_is_approved: no approved posting has a place for the entry, from a file of its fund or from none",
    ),
    before(
        "INSERT",
        "ledger_postingrun",
        name="run_is_approved",
        when=f"NEW.approved_by_id IS NULL OR NOT EXISTS ({_APPROVAL})",
        says="run_is_approved: no proposal of its preparer that its approver approved stands behind the posting",
    ),
    before(
        "INSERT",
        "ledger_postingrun",
        name="run_is_of_its_fund",
        when=f"NOT EXISTS ({_ITS_HEAD})",
        says="run_is_of_its_fund: the head it names is not that of its fund",
    ),
    before(
        "INSERT",
        "ledger_postingrun",
        name="run_follows_the_last",
        when=(
            f"NEW.first_seq <> COALESCE(({_LAST_SEQ}), 0) + 1 OR NEW.first_log <= COALESCE(({_LINE_OF_RUNS}), 0) "
            f"OR EXISTS ({_ACT_WITHIN})"
        ),
        says="run_follows_the_last: entries are numbered on from the last, in the log too",
    ),
    before(
        "INSERT",
        "ledger_logact",
        name="log_line_is_free",
        when=f"NEW.log_number <= COALESCE(({_LINE_UPTO_THIS}), 0)",
        says="log_line_is_free: an entry has that line of the log",
    ),
    *_stays(
        "ledger_fundhead",
        "NEW.size < OLD.size OR NEW.entries < OLD.entries OR NEW.id <> OLD.id "
        "OR NEW.partnership_id <> OLD.partnership_id OR NEW.fund <> OLD.fund",
        "a journal and its log only grow, and stay their fund's",
    ),
    *_stays(
        "ledger_accountbalance",
        "NEW.debit < OLD.debit OR NEW.credit < OLD.credit",
        "what moved on an account only grows",
    ),
    before(
        "INSERT",
        "ledger_monthreopening",
        name="reopening_is_approved",
        when=f"NOT EXISTS ({_BILATERAL})",
        says="reopening_is_approved: both partners have not approved it",
    ),
    together(
        _ENTRY,
        name="entry_reversal_is_a_mirror",
        when=f"NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {_ENTRY} e WHERE {_MIRROR})",  # noqa: S608 - fixed text
        says="entry_reversal_is_a_mirror: a reversal has the accounts exchanged and the same amount",
    ),
)
