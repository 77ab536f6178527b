"""The backups room as a Django app."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    """Backups."""

    name = "section75.apps.backups"
    label = "backups"
    default_auto_field = "django.db.models.BigAutoField"
