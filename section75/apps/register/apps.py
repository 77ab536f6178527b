"""The register as a Django app; it keeps no tables."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Functions, records and contracts."""

    name = "section75.apps.register"
    label = "register"
