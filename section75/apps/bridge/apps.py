"""The bridge room as a Django app; it keeps no tables."""

from django.apps import AppConfig


class BridgeConfig(AppConfig):
    """From one year's contributions to the next."""

    name = "section75.apps.bridge"
    label = "bridge"
