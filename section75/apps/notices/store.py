"""Notices, as they are kept: added and read, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max, QuerySet

from section75.apps.agreements import store as agreements
from section75.apps.audit.fitting import require_fitting
from section75.apps.notices.models import Notice, NoticeAnswer
from section75.core.agreements import Way
from section75.core.calendar import ENGLAND
from section75.core.notice import Answer, Authority, NoticeShown, Part, Response, ServedNotice
from section75.core.partnership import Partnership, shown_notice


def keep(row: Notice) -> Notice:
    """Keep a notice under the next number of its partnership."""
    rows = Notice.objects.filter(partnership_id=row.partnership_id)
    row.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    require_fitting([row])
    row.save(force_insert=True)
    return row


def add(row: NoticeAnswer) -> NoticeAnswer:
    """Keep an answer as the last of its notice."""
    row.place = NoticeAnswer.objects.filter(notice=row.notice).count() + 1
    require_fitting([row])
    row.save(force_insert=True)
    return row


def get(partnership: str, number: int) -> Notice | None:
    """One notice of a partnership, by its number."""
    return _all(partnership).filter(number=number).first()


def all_of(partnership: str) -> Sequence[Notice]:
    """Every notice of a partnership, latest first."""
    return list(_all(partnership).order_by("-number"))


def recorded_since(partnership: str, since: datetime) -> Sequence[Notice]:
    """The notices recorded since a moment."""
    return list(_all(partnership).filter(recorded_at__gt=since).order_by("number"))


def answers_since(partnership: str, since: datetime) -> Sequence[NoticeAnswer]:
    """The answers recorded since a moment."""
    rows = NoticeAnswer.objects.filter(notice__partnership_id=partnership, recorded_at__gt=since)
    return list(rows.select_related("notice").order_by("pk"))


def answers_of(row: Notice) -> Sequence[NoticeAnswer]:
    """Everything said in answer to a notice, in order."""
    return sorted(row.answers.all(), key=lambda each: each.place)


def shown(terms: Partnership, notice: ServedNotice) -> NoticeShown:
    """A notice as the terms that bound on the day of its letter give it; a later variation moves none of its days."""
    return shown_notice(agreements.binding_on(terms, notice.sent_on), notice, holidays=ENGLAND)


def served_of(row: Notice, answers: Sequence[NoticeAnswer] | None = None) -> ServedNotice:
    """A notice as the core knows it, with the answers given or else all that are kept."""
    said = answers_of(row) if answers is None else answers
    authority = Authority(row.authority, row.authority_on, row.authority_on, by=row.by) if row.authority else None
    return ServedNotice(
        id=str(row.number),
        agreement=row.agreement,
        by=row.by,
        sent_on=row.sent_on,
        ground=row.ground,
        ends=(Part(row.scope, row.of, row.ends),),
        keeps=(row.keeps,) if row.keeps else (),
        way=Way(row.way) if row.way else None,
        received_on=row.received_on,
        counts_from=row.counts_from,
        authorities=(authority,) if authority else (),
        responses=tuple(Response(Answer(each.answer), each.by, each.on, each.says) for each in said),
    )


def _all(partnership: str) -> QuerySet[Notice]:
    rows = Notice.objects.filter(partnership_id=partnership)
    return rows.select_related("recorded_by").prefetch_related("answers__recorded_by")
