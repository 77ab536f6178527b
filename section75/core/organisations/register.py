"""The register: every organisation known, and who succeeded whom. It cannot be made of facts that contradict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from section75.core.organisations.consistent import problems_of
from section75.core.organisations.organisation import Code, Organisation
from section75.core.organisations.refusals import NoSuchBody, SeveralBodies
from section75.core.organisations.succession import Succession
from section75.core.refusals import raise_all


@dataclass(frozen=True)
class Register:
    """Organisations by their short name, and the successions between them, each in order."""

    organisations: tuple[Organisation, ...]
    successions: tuple[Succession, ...]
    _by_id: dict[str, Organisation] = field(init=False, repr=False, compare=False)

    @classmethod
    def of(cls, organisations: Iterable[Organisation], successions: Iterable[Succession]) -> Register:
        """A register of these facts. Refuses, all at once, whatever in them contradicts."""
        bodies = tuple(sorted(organisations, key=lambda body: body.id))
        links = tuple(sorted(successions, key=lambda link: (str(link.on), link.predecessor, link.successor)))
        raise_all(problems_of(bodies, links))
        return cls(bodies, links)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {body.id: body for body in self.organisations})

    def get(self, id: str) -> Organisation:
        """The body of that short name, which is known to be there."""
        return self._by_id[id]

    def by_code(self, code: Code) -> tuple[Organisation, ...]:
        """The bodies that have, or once had, a register's code."""
        return tuple(body for body in self.organisations if body.has_code(code))

    def find(self, asked: str, *, where: str = "The question") -> Organisation:
        """The body of a short name, a code ("QUE", "ods:QUE") or a whole name. Refuses none, and several."""
        wanted = asked.strip()
        if wanted in self._by_id:
            return self._by_id[wanted]
        found = [body for body in self.organisations if _goes_by(body, wanted.casefold())]
        if len(found) > 1:
            raise SeveralBodies(asked, [body.id for body in found])
        if not found:
            known = {name.value for body in self.organisations for name in body.names} | set(self._by_id)
            raise NoSuchBody(asked, known, where)
        return found[0]

    def matching(self, words: str) -> tuple[Organisation, ...]:
        """The bodies in whose names, codes or note every one of the words stands."""
        wanted = words.casefold().split()
        return tuple(body for body in self.organisations if all(word in _all_words(body) for word in wanted))

    def after(self, id: str) -> tuple[Succession, ...]:
        """The successions to a body: what took its place, or part of it."""
        return tuple(link for link in self.successions if link.predecessor == id)

    def before(self, id: str) -> tuple[Succession, ...]:
        """The successions of a body: whose place, or part of it, it took."""
        return tuple(link for link in self.successions if link.successor == id)


def _goes_by(body: Organisation, wanted: str) -> bool:
    codes = {form.casefold() for fact in body.codes for form in (fact.value.code, str(fact.value))}
    return wanted in codes or wanted in {fact.value.casefold() for fact in body.names}


def _all_words(body: Organisation) -> str:
    names = " ".join(fact.value for fact in body.names)
    codes = " ".join(str(fact.value) for fact in body.codes)
    return f"{body.id} {names} {codes} {body.note}".casefold()
