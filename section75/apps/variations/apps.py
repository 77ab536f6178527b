"""The variations room as a Django app."""

from django.apps import AppConfig


class VariationsConfig(AppConfig):
    """Terms proposed to both partners."""

    name = "section75.apps.variations"
    label = "variations"
    default_auto_field = "django.db.models.BigAutoField"
