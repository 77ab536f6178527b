"""A row in every table that only grows, so that deleting one can be tried in each: found by asking the models."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
SAID: dict[str, dict[str, Any]] = {  # what a table's own constraints ask for, where any value would not do
    "backups_restoration": {"known_size": 2, "restored_size": 1},
    "closing_periodstep": {"state": "open", "proposal": None},
    "disputes_dispute": {"kind": "position"},
    "disputes_turn": {"verb": "add", "ends": False, "step": 0},
    "drafts_draft": {"target": "new"},
    "drafts_revision": {"verb": "begun"},
    "evidence_countersignature": {"line": "", "key": None},
    "evidence_signingkey": {"how": "first", "signature": "", "reason": ""},
    "inbox_wish": {"how": "daily"},
    "ledger_logact": {"log_number": 90_001},
    "lives_recordedevent": {"of": "agreement"},
    "notices_notice": {"scope": "agreement"},
    "notices_noticeanswer": {"answer": "accepted"},
    "organisations_record": {"kind": "organisation"},
    "journals_journaltemplate": {"kind": "journal", "every": 1},
    "journals_commitmentevent": {"step": "posted", "entry": 1},
    "receipts_grant": {"starts_on": date(2022, 4, 1), "ends_before": date(2023, 4, 1)},
    "receipts_match": {"fund": "learning-disability", "party": "icb", "entry": 339},  # a payment of the quarter
    "receipts_linerule": {"starts_on": date(2022, 4, 1), "ends_before": date(2023, 4, 1)},
    "work_job": {"kind": "invented", "state": "queued", "worker": "", "ended_at": None},
}
PLAIN: dict[str, Any] = {
    "BooleanField": False,
    "DateField": date(2022, 7, 4),
    "DateTimeField": AT,
    "BinaryField": b"invented",
    "CharField": "invented",
    "TextField": "invented",
}


def one_row_in(table: str) -> None:
    """Put a row there, if there is none: whatever its columns take."""
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    if model._base_manager.exists():
        return
    fields = [field for field in model._meta.concrete_fields if field.get_internal_type() not in ("BigAutoField",)]
    model._base_manager.create(**{field.name: _value(field) for field in fields} | SAID.get(table, {}))


def _value(field: Field[Any, Any]) -> Any:
    if isinstance(field, ForeignKey):
        related: type[Model] = field.related_model
        one_row_in(related._meta.db_table)
        return related._base_manager.order_by("pk").last()
    if field.null:
        return None
    plain = PLAIN.get(field.get_internal_type(), 1)
    return plain[: field.max_length] if isinstance(plain, str) else plain
