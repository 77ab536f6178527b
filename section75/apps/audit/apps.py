"""The audit room as a Django app: it takes the database's guards down before migrations, and makes them after."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


def take_guards_down(plan: Sequence[Any], **_: Any) -> None:
    """Take the guards down where there is something to migrate: an engine may not alter a table that a guard names."""
    from section75.apps.audit.guards import take_down

    if plan:
        take_down()


def make_guards(**_: Any) -> None:
    """Make the guards that do not stand."""
    from section75.apps.audit.guards import install

    install()


class AuditConfig(AppConfig):
    """Who did what, and who was refused."""

    name = "section75.apps.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for the beginning and end of migrations, told once for this room, and for connections made."""
        from section75.apps.audit.fitting import watch

        pre_migrate.connect(take_guards_down, sender=self, dispatch_uid="section75.guards")
        post_migrate.connect(make_guards, sender=self, dispatch_uid="section75.guards")
        connection_created.connect(watch, dispatch_uid="section75.fitting")
