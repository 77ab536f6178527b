"""The drafts room as a Django app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Drafts."""

    name = "section75.apps.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"
