"""The journals room as a Django app."""

from django.apps import AppConfig


class JournalsConfig(AppConfig):
    """Journals."""

    name = "section75.apps.journals"
    label = "journals"
    default_auto_field = "django.db.models.BigAutoField"
