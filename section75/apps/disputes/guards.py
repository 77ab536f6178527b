"""Questions, turns, evidence and notes only grow; nothing follows the end of a question; a question ends as it may."""

from section75.apps.audit.guards import before, only_grows

_TURN = "disputes_turn"
_EARLIER = f"SELECT 1 FROM {_TURN} t WHERE t.dispute_id = NEW.dispute_id"  # noqa: S608 - fixed text
_ASKED = "SELECT 1 FROM disputes_dispute d WHERE d.id = NEW.dispute_id AND d.organisation <> NEW.organisation"

GUARDS = (
    *only_grows("disputes_dispute"),
    *only_grows(_TURN),
    *only_grows("disputes_evidencefile"),
    *only_grows("disputes_evidence"),
    *only_grows("disputes_note"),
    *only_grows("disputes_notestriking"),
    before(
        "INSERT",
        _TURN,
        name="turn_comes_before_the_end",
        when=f"EXISTS ({_EARLIER} AND t.ends)",
        says="turn_comes_before_the_end: the question has ended",
    ),
    before(
        "INSERT",
        _TURN,
        name="question_is_ended_by_who_asked",
        when=f"NEW.ends AND EXISTS ({_ASKED})",
        says="question_is_ended_by_who_asked: only the organisation that asked ends its question",
    ),
)
