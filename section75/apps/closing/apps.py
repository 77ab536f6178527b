"""The closing room as a Django app."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    """Periods and their close."""

    name = "section75.apps.closing"
    label = "closing"
    default_auto_field = "django.db.models.BigAutoField"
