"""The disputes room as a Django app."""

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    """Disputes."""

    name = "section75.apps.disputes"
    label = "disputes"
    default_auto_field = "django.db.models.BigAutoField"
