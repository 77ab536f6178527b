"""The placing room as a Django app."""

from django.apps import AppConfig


class PlacingConfig(AppConfig):
    """Placing rules."""

    name = "section75.apps.placing"
    label = "placing"
    default_auto_field = "django.db.models.BigAutoField"
