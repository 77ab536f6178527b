"""The obligations room as a Django app."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """The calendar of obligations."""

    name = "section75.apps.obligations"
    label = "obligations"
    default_auto_field = "django.db.models.BigAutoField"
