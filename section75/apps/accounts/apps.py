"""The accounts room as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their roles."""

    name = "section75.apps.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
