"""The budget room as a Django app."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """Forecasts, version by version."""

    name = "section75.apps.budget"
    label = "budget"
    default_auto_field = "django.db.models.BigAutoField"
