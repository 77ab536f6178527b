"""The risk share room as a Django app; it keeps no tables."""

from django.apps import AppConfig


class RiskShareConfig(AppConfig):
    """Who bears what."""

    name = "section75.apps.risk_share"
    label = "risk_share"
