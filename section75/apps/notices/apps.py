"""The notices room as a Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices."""

    name = "section75.apps.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
