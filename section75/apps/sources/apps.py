"""The sources room as a Django app."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Sources of finance extracts."""

    name = "section75.apps.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
