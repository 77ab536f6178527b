"""The receipts room as a Django app."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    """Contributions owed and paid."""

    name = "section75.apps.receipts"
    label = "receipts"
    default_auto_field = "django.db.models.BigAutoField"
