"""The inbox room as a Django app."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """The inbox."""

    name = "section75.apps.inbox"
    label = "inbox"
    default_auto_field = "django.db.models.BigAutoField"
