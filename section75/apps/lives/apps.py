"""The lives room as a Django app."""

from django.apps import AppConfig


class LivesConfig(AppConfig):
    """Lives."""

    name = "section75.apps.lives"
    label = "lives"
    default_auto_field = "django.db.models.BigAutoField"
