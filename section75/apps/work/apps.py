"""The work room as a Django app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Background work."""

    name = "section75.apps.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"
