"""The reconciliation room as a Django app."""

from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    """Reconciliation."""

    name = "section75.apps.reconciliation"
    label = "reconciliation"
    default_auto_field = "django.db.models.BigAutoField"
