"""Whatever is done to a file, reading it gives a partnership that can be checked and shown, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from section75.core.partnership import agreement_on, findings_of
from section75.core.refusals import Refusal, Refusals
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "cambridgeshire-2023"
INVENTED = (EXAMPLE / "invented-terms.toml").read_text(encoding="utf-8")
PUBLISHED = (EXAMPLE / "agreement.toml").read_text(encoding="utf-8")
ODD = (
    '"', "'", '"""', "[", "]", "[[", "{", "}", "=", ",", "#", ".", "\\", "\n", "\r", "\0", "\ufeff", "-", "0", "£", "%",
    "nan", "inf", "true", "2022-04-01", "9999-12-31", "0001-01-01", '"2199/00"', '"2022/23"', '"£000"', '"-0"', '""',
    "99999999999999999999", "1e400", "[[[[]]]]", '"total"', '"council"', '"open: "', "step", "[[open]]", "[fund]",
)  # fmt: skip


def tried(published: bytes, invented: bytes) -> None:
    """Read, check and show; a refusal is told in one sentence a problem, and nothing else is raised."""
    try:
        partnership = read_partnership([FileText("a.toml", published), FileText("b.toml", invented)])
    except Refusal as refusal:
        for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
            assert each.says.endswith(".")
            assert "section75." not in each.says
        return
    for finding in findings_of(partnership):
        assert finding.says.endswith("."), finding.says
    agreement_on(partnership, date(2022, 6, 30)).as_text()


lines = st.integers(min_value=0, max_value=len(INVENTED.splitlines()) - 1)
changes = st.one_of(
    st.tuples(st.just("leave out"), lines, lines),
    st.tuples(st.just("twice"), lines, lines),
    st.tuples(st.just("exchange"), lines, lines),
    st.tuples(st.just("value of another"), lines, lines),
)


def changed(text: str, change: tuple[str, int, int]) -> str:
    kind, here, there = change
    rows = text.splitlines()
    here, there = here % len(rows), there % len(rows)
    if kind == "leave out":
        del rows[here]
    elif kind == "twice":
        rows.insert(there, rows[here])
    elif kind == "exchange":
        rows[here], rows[there] = rows[there], rows[here]
    else:
        key, value = rows[here].partition(" = ")[0], rows[there].partition(" = ")[2]
        rows[here] = f"{key} = {value}"
    return "\n".join(rows) + "\n"


@given(st.lists(changes, min_size=1, max_size=4))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_lines_left_out_doubled_exchanged_or_mixed_are_read_or_refused(several: list[tuple[str, int, int]]) -> None:
    text = INVENTED
    for change in several:
        text = changed(text, change)
    tried(PUBLISHED.encode(), text.encode())


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(ODD), st.integers(0, 12)), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_odd_words_anywhere_are_read_or_refused(several: list[tuple[float, str, int]]) -> None:
    text = PUBLISHED
    for place, word, length in several:
        at = int(place * len(text))
        text = text[:at] + word + text[at + length :]
    tried(text.encode(), INVENTED.encode())


@given(st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), min_size=1, max_size=3))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_odd_bytes_anywhere_are_read_or_refused(several: list[tuple[float, bytes]]) -> None:
    content = PUBLISHED.encode()
    for place, odd in several:
        at = int(place * len(content))
        content = content[:at] + odd + content[at + len(odd) :]
    tried(content, INVENTED.encode())


values = st.recursive(
    st.sampled_from(
        ['"x"', '"council"', "1", "-1", "1.5", "true", "2022-04-01", "07:30:00", "nan", '"2022/23"', '"5%"']
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(inner, max_size=3).map(
            lambda items: "{ " + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + " }"
        ),
    ),
    max_leaves=6,
)


@given(st.integers(0, 10_000), values)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_value_for_any_key_is_read_or_refused(number: int, value: str) -> None:
    keyed = [index for index, row in enumerate(INVENTED.splitlines()) if " = " in row and not row.startswith(" ")]
    rows = INVENTED.splitlines()
    at = keyed[number % len(keyed)]
    rows[at] = f"{rows[at].partition(' = ')[0]} = {value}"
    tried(PUBLISHED.encode(), "\n".join(rows).encode())


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_refused(content: bytes) -> None:
    tried(content, INVENTED.encode())


def test_reading_again_gives_the_same_partnership(read: Callable[[str], object], small: str) -> None:
    assert read(small) == read(small)
