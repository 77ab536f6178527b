"""The agreements room as a Django app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreement files, version by version."""

    name = "section75.apps.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"
