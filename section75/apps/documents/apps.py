"""The documents room as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The agreement, to be read."""

    name = "section75.apps.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
