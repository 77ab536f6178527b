"""The organisations room as a Django app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations."""

    name = "section75.apps.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
