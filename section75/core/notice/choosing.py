"""Which term of an agreement gives a notice, and whether whoever serves it may."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from section75.core.agreements import Notice
from section75.core.notice.refusals import NoNoticeTerm, NotForThatParty, ServedByNonParty, SeveralNoticeTerms


def term_for(terms: Iterable[Notice], *, scope: str, ground: str = "", of: str = "", gap: str = "") -> Notice:
    """The one term for a scope, a ground and the thing named; a term for just that thing goes before one for any.

    Refuses where there is none, or several among which neither ground nor thing decides.
    """
    known = tuple(terms)
    asked = f"{_article(scope)} {scope}{f' {of!r}' if of else ''}{f' on the ground {ground!r}' if ground else ''}"
    on_ground = [term for term in known if ground.lower() in ("", term.ground.lower())]
    found = [term for term in on_ground if term.scope == scope and term.of in ("", of)]
    found = [term for term in found if of and term.of == of] or found
    if not found:
        raise NoNoticeTerm(asked, known, gap=gap)
    if len(found) > 1:
        raise SeveralNoticeTerms(asked, found)
    return found[0]


def require_party(by: str, parties: Iterable[str], *, called: Callable[[str], str]) -> None:
    """Refuse a notice by anybody but a party to the agreement."""
    known = tuple(parties)
    if by not in known:
        raise ServedByNonParty(by, (f"{called(party)} ({party})" for party in known))


def require_may_serve(term: Notice, by: str, *, called: Callable[[str], str]) -> None:
    """Refuse a party to whom the term gives no notice."""
    if term.by and by not in term.by:
        raise NotForThatParty(term, called(by), (called(party) for party in term.by))


def _article(scope: str) -> str:
    return "an" if scope == "agreement" else "a"
