"""What is on record of each schedule beside its money, and the vehicles beside its pool that are not section 75."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from section75.core.agreements import AgreementKind, Schedule
from section75.core.partnership.partnership import Partnership
from section75.core.records import Asking, PoolYear, Vehicle, Wanted, wanted_of


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleShown:
    """A vehicle as a reader sees it. Its amount is a text: nothing can add it to a pool."""

    name: str
    kind: str
    between: str
    amount: str
    days: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """One schedule: everything wanted of it, and what stands beside it."""

    schedule: str
    title: str
    wanted: tuple[Wanted, ...]
    beside: tuple[VehicleShown, ...]

    def as_data(self) -> dict[str, Any]:
        """The schedule's records for a machine."""
        return {
            "schedule": self.schedule,
            "title": self.title,
            "wanted": [
                {
                    "what": each.what,
                    "provision": each.provision,
                    "answer": each.answer.value,
                    "entries": [{"says": entry.says, "clause": entry.clause} for entry in each.entries],
                    "missing": list(each.missing),
                    "not_asked": each.not_asked if not each.entries else "",
                }
                for each in self.wanted
            ],
            "beside": [asdict(vehicle) for vehicle in self.beside],
        }


def on_record(partnership: Partnership) -> tuple[OnRecord, ...]:
    """Every schedule under section 75, with what is on record of it. One outside section 75 owes none of it."""
    return tuple(
        OnRecord(
            schedule=schedule.id,
            title=schedule.title,
            wanted=wanted_of(asking_of(partnership, schedule)),
            beside=vehicles_beside(partnership, schedule.id),
        )
        for schedule in partnership.schedules
        if not _is_outside(partnership, schedule)
    )


def _is_outside(partnership: Partnership, schedule: Schedule) -> bool:
    agreement = partnership.agreement_of(schedule.id)
    return agreement is not None and agreement.kind is AgreementKind.OUTSIDE


def asking_of(partnership: Partnership, schedule: Schedule) -> Asking:
    """What a schedule is asked with."""
    agreement = partnership.agreement_of(schedule.id)
    named = agreement.parties if agreement is not None else ()
    lines = {f"{line.fund}/{line.id}": line.name for line in partnership.lines}
    return Asking(
        records=partnership.records,
        schedule=schedule.id,
        parties=tuple(party for party in partnership.parties if party.id in named),
        pool_years=_pool_years(partnership, schedule),
        gap=partnership.gap,
        called=lambda name: lines.get(name) or partnership.called(name),
    )


def _pool_years(partnership: Partnership, schedule: Schedule) -> tuple[PoolYear, ...]:
    """The years of the schedule's funds on some day of which their money was in the pool."""
    return tuple(
        PoolYear(fund=fund.id, name=fund.name, year=year)
        for fund in partnership.funds
        if fund.schedule == schedule.id
        for year in partnership.years_of(fund.id)
        if any(term.span.overlaps(year.span) for term in fund.pooled)
    )


def vehicles_beside(partnership: Partnership, schedule: str = "") -> tuple[VehicleShown, ...]:
    """The vehicles shown beside a schedule; with no schedule named, those that are beside none in particular."""
    return tuple(_vehicle(partnership, each) for each in partnership.records.vehicles if each.schedule == schedule)


def vehicles_data(partnership: Partnership) -> list[dict[str, str]]:
    """The vehicles beside no schedule in particular, for a machine."""
    return [asdict(vehicle) for vehicle in vehicles_beside(partnership)]


def _vehicle(partnership: Partnership, vehicle: Vehicle) -> VehicleShown:
    between = " and ".join(partnership.called(each) for each in vehicle.between)
    if vehicle.payer or vehicle.payee:
        payer = partnership.called(vehicle.payer) if vehicle.payer else "payer not said"
        between = f"{payer} to {partnership.called(vehicle.payee) if vehicle.payee else 'payee not said'}"
    return VehicleShown(
        name=vehicle.name,
        kind=vehicle.kind.value,
        between=between or "not said",
        amount=str(vehicle.amount) if vehicle.amount is not None else "none given",
        days=str(vehicle.span) if vehicle.span else "no days given",
        clause=str(vehicle.clause),
    )


def records_in_words(partnership: Partnership) -> str:
    """What is on record, for a terminal."""
    lines: list[str] = []
    for each in on_record(partnership):
        lines += [*([""] if lines else []), each.title]
        for wanted in each.wanted:
            lines.append(f"  {wanted.answer.value.upper():<10}  {wanted.what}  [{wanted.provision}]")
            lines += [f"      {entry.says}  [{entry.clause}]" for entry in wanted.entries]
            lines += [f"      Missing: {says}" for says in wanted.missing]
            if wanted.not_asked and not wanted.entries:
                lines.append(f"      Not asked: {wanted.not_asked}.")
        lines += _beside_in_words(each.beside)
    return "\n".join([*lines, *_beside_in_words(vehicles_beside(partnership))])


def _beside_in_words(vehicles: tuple[VehicleShown, ...]) -> list[str]:
    if not vehicles:
        return []
    told = [f"    {v.name} ({v.kind}), {v.between}: {v.amount}, {v.days}  [{v.clause}]" for v in vehicles]
    return ["  Beside the pool, under other powers, and counted in no figure of it:", *told]
