"""The returns room as a Django app."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """What was issued, frozen."""

    name = "section75.apps.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"
