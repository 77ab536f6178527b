"""The law room as a Django app."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """The law."""

    name = "section75.apps.law"
    label = "law"
    default_auto_field = "django.db.models.BigAutoField"
