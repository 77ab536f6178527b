"""The portfolio as a Django app; it keeps no tables."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """Home."""

    name = "section75.apps.portfolio"
    label = "portfolio"
