"""The preview room as a Django app. It has no tables of its own: what it remembers stands in placing and the ledger."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    """Preview."""

    name = "section75.apps.preview"
    label = "preview"
    default_auto_field = "django.db.models.BigAutoField"
