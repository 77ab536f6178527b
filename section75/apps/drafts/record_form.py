"""The form of one record, made from the keys of its table: fields, rows of fields, and what the reader says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from section75.apps.drafts.choices import Known
from section75.apps.drafts.labels import HINTS, ONE_ROW, SENTENCES
from section75.apps.drafts.naming import hint_of, in_one_line, key_called, said
from section75.apps.drafts.typed import Meant, Path, Raw, is_of_rows, row_keys
from section75.importers.agreement_file.writing import Key, Kind, TableKeys

_FEW = 6  # choices shown beside each other
_LONG = 80  # characters of a text that is asked for in several lines


class _Typed:
    """A field that takes whatever is typed: the reader, not the form, says what will not do."""

    def validate(self, value: Any) -> None:
        """Nothing is refused here."""


class TextField(_Typed, forms.CharField):
    """Text, or one of several texts."""


class SeveralField(_Typed, forms.MultipleChoiceField):
    """Several of those there are."""


@dataclass
class Rows:
    """The rows of a key on the page: what they are called, and the nodes of each."""

    name: str
    called: str
    hint: str
    rows: list[list[Any]] = field(default_factory=list)
    is_in_order: bool = False  # may a row be moved up?
    is_one: bool = False  # a table inside, of which there is one
    chosen: list[bool] = field(default_factory=list)
    one: str = ""  # what one row is called


class RecordForm(forms.Form):
    """One record: `nodes` are the names of its fields and its `Rows`, in the order of the page."""

    def __init__(self, table: TableKeys, raw: Raw, known: Known, *, is_bound: bool = False) -> None:
        self.table, self.raw, self.known = table, raw, known
        self._initial: dict[str, Any] = {}
        self._made: dict[str, forms.Field] = {}
        self.nodes = self._nodes(table.keys, raw, "")
        given = {name: value for name, value in self._initial.items() if value not in (None, [])}
        super().__init__(given if is_bound else None, initial=self._initial)
        self.use_required_attribute = False
        self.fields.update(self._made)

    def _nodes(self, keys: Iterable[Key], raw: Raw, prefix: str) -> list[Any]:
        return [self._node(key, raw.get(key.name), prefix + key.name) for key in keys]

    def _node(self, key: Key, raw: Any, name: str) -> Any:
        if key.kind is Kind.TABLE:
            inside = self._nodes(key.inside, raw or {}, f"{name}-")
            return Rows(name, _label(key), hint_of(key), [inside], is_one=True)
        if not is_of_rows(key):
            self._add(key, raw, name)
            return name
        rows = list(raw or [])
        if not rows and key.is_required:
            rows = [{}]
        made = [self._nodes(row_keys(key, row), row, f"{name}-{n}-") for n, row in enumerate(rows)]
        chosen = [key.kind is not Kind.KINDS or len(row_keys(key, row)) > 1 for row in rows]
        return Rows(
            name,
            _label(key),
            self._hint_of_rows(key),
            made,
            is_in_order=key.kind is not Kind.BY_NAME,
            chosen=chosen,
            one=ONE_ROW.get(key.name, key_called(key)),
        )

    def _hint_of_rows(self, key: Key) -> str:
        parties = ", ".join(self.known.by_table.get("party", {}))
        by_name = (
            f"Each by its short name. Parties: {parties}."
            if key.kind is Kind.BY_NAME and parties and key.name != "identifiers"
            else ""
        )
        return " ".join(part for part in (hint_of(key), by_name) if part)

    def _add(self, key: Key, raw: Any, name: str) -> None:
        shown = raw if raw not in (None, "") else (said(key.unsaid) if _is_told(key) else "")
        self._made[name] = made = self._field(key, shown, name)
        made.asks_for = "day" if key.kind is Kind.DAY else ""  # type: ignore[attr-defined]
        self._initial[name] = shown
        if isinstance(made, SeveralField):
            self._initial[name] = shown if isinstance(shown, list) else str(shown).split("\n") if shown else []
        elif isinstance(shown, list):
            self._initial[name] = "\n".join(shown)

    def _field(self, key: Key, shown: Any, name: str) -> forms.Field:
        of = key.each if key.kind is Kind.LIST and key.each else key
        choices = self._choices(of, shown)
        hint = "" if choices and _is_of_any_name(key) else _hint(key)
        about: dict[str, Any] = {"label": _label(key), "help_text": hint, "required": True}
        if key.kind is Kind.LIST:
            if choices:
                return SeveralField(**about, choices=choices, widget=forms.CheckboxSelectMultiple)
            about["help_text"] = f"{hint} One on each line.".strip()
            return TextField(**about, widget=forms.Textarea(attrs={"rows": 3}))
        if key.kind is Kind.YES_OR_NO or (choices and _are_radios(key, choices, name)):
            return TextField(**about, widget=forms.RadioSelect(choices=choices))
        if choices:
            return TextField(**about, widget=forms.Select(choices=[("", "Choose"), *choices]))
        is_long = key.name in SENTENCES or "\n" in str(shown) or (key.kind is Kind.TEXT and len(str(shown)) > _LONG)
        return TextField(**about, widget=forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput)

    def _choices(self, key: Key, shown: Any) -> list[tuple[str, str]]:
        """What there is to choose from; something else that stands there already stays a choice."""
        if key.kind is Kind.YES_OR_NO:
            given = [("yes", "Yes"), ("no", "No")]
        elif key.kind is Kind.CHOICE:
            given = [(choice, choice[:1].upper() + choice[1:]) for choice in key.choices]
        elif key.kind is Kind.SHORT_NAME:
            given = [(id, f"{words} ({id})") for id, words in self.known.of(self.table.name, key.name)]
        else:
            return []
        there = shown if isinstance(shown, list) else [shown]
        strange = [(str(each), f"{each} (not known here)") for each in there if each and each not in dict(given)]
        return [*given, *strange] if given else []

    def say(self, problems: Sequence[tuple[Path, str]], meant: Meant) -> None:
        """Set what the reader says beside the fields it is about; what is about none of them stands above all."""
        asked_for = {f"The key {key.name!r} is missing" for _, key in meant.left_out}
        for path, words in problems:
            if words.startswith(tuple(asked_for)):
                continue
            name = self._nearest(path, meant)
            if name not in self.fields:
                self.add_error(None, words)
            elif words not in self.errors.get(name, []):
                self.add_error(name, words)

    def _nearest(self, path: Path, meant: Meant) -> str:
        for length in range(len(path), 0, -1):
            name = meant.typed_at.get(path[:length], "")
            if name in self.fields:
                return name
        return ""

    def ask_for_what_is_left_out(self, meant: Meant) -> None:
        """Beside every field that has to be answered and is blank: that it has to be."""
        for name, key in meant.left_out:
            if name in self.fields:
                ask = "choose an answer" if hasattr(self.fields[name].widget, "choices") else "enter an answer"
                self.add_error(name, f"{self.fields[name].label}: {ask}")
            else:
                self.add_error(None, f"{key_called(key)}: give at least one")


def _is_told(key: Key) -> bool:
    """Is what leaving it out means worth showing as the answer?"""
    return key.kind in (Kind.CHOICE, Kind.YES_OR_NO) and key.unsaid is not None


def _label(key: Key) -> str:
    return key_called(key) if key.is_required else f"{key_called(key)} (optional)"


def _hint(key: Key) -> str:
    if key.kind is Kind.DAY:
        return f"{hint_of(key)}. For example, 30 June 2022" if key.hint else "For example, 30 June 2022"
    return hint_of(key)


def _is_of_any_name(key: Key) -> bool:
    """Does the format say of it only how a short name is written?"""
    return key.hint.startswith("A short name:") and key.name not in HINTS


def _are_radios(key: Key, choices: Sequence[Any], name: str) -> bool:
    return key.kind is Kind.CHOICE and len(choices) <= _FEW and "-" not in name


def in_words(keys: Iterable[Key], values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A record's values in words, each under what its key is called; those left out are left out."""
    keys = tuple(keys)
    known = {key.name for key in keys}
    told = [(key_called(key), in_one_line(key, values[key.name])) for key in keys if key.name in values]
    return told + [(name, in_one_line(None, value)) for name, value in values.items() if name not in known]
