"""Lists show what pages show: nobody finds in one a name, number or amount of a place they have no part in."""

from __future__ import annotations

import pytest
from django.urls import reverse

from section75.apps.agreements import store as agreements
from section75.apps.approvals.models import Proposal
from section75.core.authority import MATRIX, Act, Role

from .access.cells import is_soak
from .access.expecting import Cell
from .access.objects import MARKS
from .access.people import EVERYBODY, FOREIGN, FUND, IN_ROLES, NOBODY, OWN, Person, Standing
from .access.scene import digests
from .access.table import ROUTES
from .access.trying import Browsers, address, send, world
from .access.world import World

PLACE = {"slug": OWN, "fund": FUND}
LISTS = {
    "inbox:home": {},
    "portfolio:portfolio": {},
    "work:list": {},
    "approvals:list": {"slug": OWN},
    "interests:list": {"slug": OWN},
    "audit:trail": {"slug": OWN},
    "ledger:journal": PLACE,
    "ledger:extracts": PLACE,
    "returns:list": PLACE,
    "disputes:list": PLACE,
    "notes:list": PLACE,
}
LOOKERS = [person for person in EVERYBODY if person is not NOBODY and person.standing is not Standing.SHUT_OUT]


@pytest.fixture
def there(db: None) -> World:
    return world()


@pytest.fixture
def browsers(there: World) -> Browsers:
    made = Browsers()
    made.open()
    return made


def shown(browsers: Browsers, person: Person, name: str) -> str:
    """What a list shows to somebody; nothing where they are turned away."""
    answer = browsers.of(person).get(reverse(name, kwargs=LISTS[name]))
    return str(answer.content.decode()) if answer.status_code == 200 else ""


def foreign_words() -> set[str]:
    partnership = agreements.latest(FOREIGN)
    return {FOREIGN, partnership.name, MARKS[FOREIGN], "Cambridgeshire", *(party.name for party in partnership.parties)}


def test_no_list_names_a_place_of_others(there: World, browsers: Browsers) -> None:
    words, seen = foreign_words(), 0
    for person in LOOKERS:
        for name in LISTS:
            page = shown(browsers, person, name)
            seen += bool(page)
            assert [word for word in words if word in page] == [], (person.name, name)
    assert seen > len(LOOKERS) * 3


def test_the_words_looked_for_are_on_the_lists_of_who_has_a_part_there(there: World, browsers: Browsers) -> None:
    from section75.apps.accounts.models import User

    from .access.trying import signed_in

    browsers.keys["finance.officer"] = signed_in(User.objects.get(username="finance.officer"))
    of_both = Person("finance.officer")
    assert FOREIGN in shown(browsers, of_both, "portfolio:portfolio")
    foreign = reverse("ledger:extracts", kwargs={"slug": FOREIGN, "fund": FUND})
    assert MARKS[FOREIGN] in browsers.of(of_both).get(foreign).content.decode()


def test_whoever_has_one_fund_is_shown_nothing_of_what_is_done_at_another(there: World, browsers: Browsers) -> None:
    person = Person("at.another.fund")
    titles = Proposal.objects.filter(partnership=OWN, fund=FUND).values_list("title", flat=True)
    for name in ("inbox:home", "portfolio:portfolio", "approvals:list", "work:list"):
        page = shown(browsers, person, name)
        assert page
        assert [title for title in titles if title in page] == []
        assert MARKS[OWN] not in page
        assert f"/partnerships/{OWN}/{FUND}/" not in page


def test_without_the_right_to_see_the_books_no_list_shows_an_amount_of_theirs(there: World, browsers: Browsers) -> None:
    amounts = [f"£{pence / 100:,.2f}" for pence in Proposal.objects.filter(pence__gt=0).values_list("pence", flat=True)]
    for person in IN_ROLES:
        if person.role and Act.SEE_LEDGER not in MATRIX[person.role]:
            for name in ("inbox:home", "portfolio:portfolio", "work:list", "approvals:list", "disputes:list"):
                page = shown(browsers, person, name)
                assert [amount for amount in amounts if amount in page] == [], (person.name, name)


def test_each_organisation_lists_its_own_notes(there: World, browsers: Browsers) -> None:
    for person in IN_ROLES:
        page = shown(browsers, person, "notes:list")
        if page:
            assert ("Heron" in page, "Wren" in page) == (person.organisation == "ccg", person.organisation == "council")


def test_no_page_of_people_is_shown_to_who_looks_after_none(there: World, browsers: Browsers) -> None:
    for person in LOOKERS:
        if person.role is None or Act.SEE_PEOPLE not in MATRIX[person.role]:
            assert browsers.of(person).get(reverse("people:list")).status_code == 404


def test_looking_at_everything_changes_nothing(there: World, browsers: Browsers) -> None:
    before, looked = digests(), 0
    see_most = (Role.POOL_MANAGER, Role.ADMINISTRATOR)  # that no page writes to another table: see test_access
    for person in IN_ROLES if is_soak() else [each for each in IN_ROLES if each.role in see_most]:
        for name, route in ROUTES.items():
            cell = Cell(name, "GET", person)
            where = address(cell, route, there)
            if route.get is not None and where is not None:
                looked += send(browsers.of(person), cell, where, there).status_code == 200
    assert looked > 120
    assert digests() == before
