"""The audit trail, as it is kept: lines are added to a chain and read, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from section75.apps.audit.channel import channel
from section75.apps.audit.locking import one_at_a_time
from section75.apps.audit.models import AuditLine
from section75.apps.prepared import prepared, put
from section75.core.evidence import BEFORE_THE_FIRST, ChainLine, Kept, canonical_bytes, line_hash

LONGEST_SHORT_NAME: Final = 60  # of a partnership, as its agreement file gives it
LONGEST_REFUSAL: Final = 5_000  # characters of a refusal's sentence that are written down
A_MINUTE: Final = timedelta(minutes=1)
MOST_A_MINUTE: Final = 20  # refused looks of one person that are written down
NO_MORE: Final = " Further refusals of this person within a minute of these are not written down."
COVERED: Final = (
    "who", "on_behalf_of", "delegation", "act", "partnership", "fund", "outcome", "says", "before", "after", "channel",
)  # fmt: skip
LOCK: Final = "audit"  # always the last lock a transaction takes


def write(
    *,
    at: datetime,
    who: str,
    act: str,
    partnership: str,
    outcome: str,
    says: str,
    fund: str = "",
    delegation: str = "",
    on_behalf_of: str = "",
    before: str = "",
    after: str = "",
) -> int:
    """Add a line to the chain; its number. Held back until nobody else adds one, and until this transaction ends.

    What somebody typed is written down as far as it can be kept, so that a refusal always is. `before` and `after` are
    canonical JSON (see `as_kept`) or empty; by which way the act came in is known from where this is called.
    """
    assert all(not text or _again(text) == text for text in (before, after)), "before and after are canonical JSON"
    if outcome == "refused" and len(says) > LONGEST_REFUSAL:
        says = f"{says[:LONGEST_REFUSAL]} ... ({len(says) - LONGEST_REFUSAL:,} characters more)"
    given = {
        "who": who, "on_behalf_of": on_behalf_of, "delegation": delegation, "act": act, "partnership": partnership,
        "fund": fund, "outcome": outcome, "says": says, "before": before, "after": after, "channel": channel().value,
    }  # fmt: skip
    content = {name: _fitting(name, text) for name, text in given.items()}
    with transaction.atomic(savepoint=False):
        one_at_a_time(LOCK)
        last = head()
        seq, previous = last.number + 1, last.hash
        sealed = line_hash(seq, previous, {"at": _in_utc(at), **content})
        put(AuditLine(seq=seq, at=at, previous=previous, hash=sealed, **content))
    return seq


def write_refusal(*, at: datetime, who: str, act: str, partnership: str, says: str, fund: str = "") -> bool:
    """Write down that somebody was refused a look; was it written?

    Nobody can fill the disk by asking: one line a minute for a person, act and partnership, and `MOST_A_MINUTE` for
    a person, the last of which says so.
    """
    asked = {"who": _fitting("who", who), "act": act, "partnership": _fitting("partnership", partnership)}
    if not _refusals_left(at, asked):
        return False
    with transaction.atomic():
        one_at_a_time(LOCK)
        left = _refusals_left(at, asked)
        if left:
            says = says + NO_MORE if left == 1 else says
            write(at=at, who=who, act=act, partnership=partnership, fund=fund, outcome="refused", says=says)
    return left > 0


def _refusals_left(at: datetime, asked: dict[str, str]) -> int:
    """How many refused looks may still be written down just now; none where this very one has been."""
    lately = AuditLine.objects.filter(who=asked["who"], at__gt=at - A_MINUTE, at__lte=at, outcome="refused")
    if lately.filter(act=asked["act"], partnership=asked["partnership"]).exists():
        return 0
    return max(0, MOST_A_MINUTE - lately.count())


def head() -> Kept:
    """The number and hash of the last line; of none, number 0."""
    last = next(iter(_last()), None)
    return Kept(*last) if last else Kept(0, BEFORE_THE_FIRST)


@prepared
def _last() -> QuerySet[AuditLine, tuple[int, str]]:
    return AuditLine.objects.order_by("-seq").values_list("seq", "hash")[:1]


def as_kept(value: object) -> str:
    """A value as `before` and `after` take it: canonical JSON, amounts in whole pence."""
    return canonical_bytes(value).decode()


def chained(row: AuditLine) -> ChainLine:
    """A line as the chain has it."""
    content = {name: str(getattr(row, name)) for name in COVERED}
    return ChainLine(row.seq or 0, row.previous, row.hash, {"at": _in_utc(row.at), **content})


def chain() -> Iterator[ChainLine]:
    """Every line in the order of the chain. One that cannot even be read has words that fit no hash."""
    rows = AuditLine.objects.order_by("seq", "id").iterator(chunk_size=2_000)
    seq = 0
    while True:
        try:
            line = chained(next(rows))
        except StopIteration:
            return
        except (AttributeError, TypeError, ValueError):
            yield ChainLine(seq + 1, "", "", {})
            return
        seq = line.number
        yield line


def lines_of(partnership: str, *, before: int | None = None, most: int = 100) -> Sequence[AuditLine]:
    """A partnership's lines, latest first; `before` pages by the line's number."""
    rows = AuditLine.objects.filter(partnership=partnership)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return list(rows.order_by("-seq")[:most])


def _in_utc(at: datetime) -> str:
    assert at.tzinfo is not None, "a moment without a time zone is no moment"
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _fitting(name: str, text: str) -> str:
    """The text without what no engine keeps, and no longer than its column."""
    longest: int | None = getattr(AuditLine._meta.get_field(name), "max_length", None)
    plain = text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")
    return plain[:longest]


def _again(text: str) -> str:
    """The text read and written again, which changes no canonical JSON."""
    value: Any = json.loads(text)
    return as_kept(value)
