"""The approvals room as a Django app."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Approvals."""

    name = "section75.apps.approvals"
    label = "approvals"
    default_auto_field = "django.db.models.BigAutoField"
