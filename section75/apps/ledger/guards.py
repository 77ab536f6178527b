"""The journal only grows; a closed month takes nothing; a reversal is the mirror of its entry; a kept file stays."""

from section75.apps.audit.guards import Event, before, never_emptied, only_grows

_ENTRY = "ledger_journalentry"
_WORDS: dict[Event, str] = {"UPDATE": "changed", "DELETE": "deleted"}
_SAME_MONTH = (
    "c.partnership_id = NEW.partnership_id AND c.fund = NEW.fund AND c.year = NEW.year AND c.month = NEW.month"
)
_MIRROR = (
    "e.partnership_id = NEW.partnership_id AND e.fund = NEW.fund AND e.seq = NEW.reverses "
    "AND e.debit = NEW.credit AND e.credit = NEW.debit AND e.pence = NEW.pence"
)

GUARDS = (
    *only_grows(_ENTRY),
    *only_grows("ledger_monthclosing"),
    *only_grows("ledger_keptfile"),
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
        when=f"EXISTS (SELECT 1 FROM ledger_monthclosing c WHERE {_SAME_MONTH})",  # noqa: S608 - fixed text
        says="entry_month_is_open: the month is closed",
    ),
    before(
        "INSERT",
        _ENTRY,
        name="entry_reversal_is_a_mirror",
        when=f"NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {_ENTRY} e WHERE {_MIRROR})",  # noqa: S608 - fixed text
        says="entry_reversal_is_a_mirror: a reversal has the accounts exchanged and the same amount",
    ),
)
