"""The demonstration as a Django app; it keeps no tables."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Examples and a cast."""

    name = "section75.apps.demonstration"
    label = "demonstration"
