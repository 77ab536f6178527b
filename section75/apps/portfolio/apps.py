"""The portfolio as a Django app."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """Home."""

    name = "section75.apps.portfolio"
    label = "portfolio"
    default_auto_field = "django.db.models.BigAutoField"
