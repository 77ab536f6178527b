"""The exports room as a Django app."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Exports."""

    name = "section75.apps.exports"
    label = "exports"
    default_auto_field = "django.db.models.BigAutoField"
