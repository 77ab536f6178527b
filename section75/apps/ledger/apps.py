"""The ledger room as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The journal, the months, the files that came in."""

    name = "section75.apps.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
