"""The forms of a page and their fields, read from its HTML; and the addresses it leads to that ask something."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

OWN = frozenset({"csrfmiddlewaretoken", "credential"})  # what is checked against a secret, and never kept or shown
OF_TEXT = frozenset({"text", "search", "email", "url", "tel", "number", "hidden", "file", "textarea", "password"})


@dataclass(frozen=True)
class Field:
    """One field: its name, its kind, and what stands in it."""

    name: str
    kind: str
    value: str = ""

    @property
    def is_of_text(self) -> bool:
        """May somebody send any text in it? A browser lets nobody, but what is hidden or chosen can be sent too."""
        return self.kind in OF_TEXT and self.name not in OWN


@dataclass
class Form:
    """One form of a page: its number there, where it leads, by which method, and its fields."""

    number: int
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)

    @property
    def of_text(self) -> list[Field]:
        """Its fields of text, each name once."""
        return list({each.name: each for each in self.fields if each.is_of_text}.values())


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.links: set[str] = set()
        self.inside: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self.address, said.get("action") or self.address)
            self.inside = Form(len(self.forms), action, said.get("method", "get").lower())
            self.forms.append(self.inside)
        elif tag == "a" and "href" in said and "download" not in said:  # what is saved is no page
            self.links.add(urljoin(self.address, said["href"]))
        elif self.inside is not None and said.get("name") and tag in ("input", "textarea", "select"):
            kind = said.get("type", "text").lower() if tag == "input" else tag
            self.inside.fields.append(Field(said["name"], kind, said.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None


def forms_of(html: str, address: str) -> list[Form]:
    """The forms of a page, and one more for each set of questions that an address it leads to asks."""
    reader = _Reader(address)
    reader.feed(html)
    asked: dict[tuple[str, tuple[str, ...]], Form] = {}
    here = urlsplit(address)
    for link in sorted({*reader.links, address}):
        parts = urlsplit(link)
        questions = parse_qsl(parts.query, keep_blank_values=True)
        if questions and parts.netloc == here.netloc:
            said = [Field(name, "hidden", value) for name, value in questions]
            key = (parts.path, tuple(name for name, _ in questions))
            asked.setdefault(key, Form(-1, link.partition("?")[0], "get", said))
    return [*reader.forms, *asked.values()]
