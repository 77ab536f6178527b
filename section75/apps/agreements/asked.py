"""Terms as they were known on a day: the versions they are read from, and the answer for a machine."""

from __future__ import annotations

from datetime import date

from section75.apps.agreements import store
from section75.core.partnership import Partnership, Shown, agreement_on


def terms_asked_for(slug: str, known: date | None) -> tuple[Partnership, store.Version]:
    """The terms known on a day, or the latest. Refuses a day on which nothing was known."""
    return store.known_on(slug, known) if known is not None else (store.latest(slug), store.versions(slug)[0])


def terms_as_data(terms: Partnership, version: store.Version, day: date) -> dict[str, object]:
    """Terms on a day for a machine, with the version they are of."""
    loaded = {"version": version.number, "terms": version.terms, "loaded_at": version.loaded_at.isoformat()}
    return {"partnership": terms.id, **loaded, **shown_on(terms, day).as_data()}


def shown_on(terms: Partnership, day: date) -> Shown:
    """Terms as they bound on a day."""
    return agreement_on(store.binding_on(terms, day), day)
