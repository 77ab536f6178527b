"""The whole file: every table it may hold."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from pydantic import Field, create_model

from section75.importers.agreement_file import (
    shape,
    shape_circumstances,
    shape_escalation,
    shape_money,
    shape_printed,
    shape_scope,
)
from section75.importers.agreement_file.steps import step_shape


class RiskShareHead(shape.Shape):
    """The risk share of a fund during a span, as ordered steps for either direction."""

    fund: shape.Id
    starts: date = Field(alias="from")
    to: date | None = None
    completes: bool = Field(
        default=False, description="true where its steps come after those another record gives for the same days"
    )
    source: shape.Source


class FileTables(shape.Shape):
    """An agreement file: `section75-agreement/1`."""

    file: shape.FileHead
    partnership: shape.PartnershipHead
    party: list[shape.PartyShape] = Field(default_factory=list)
    agreement: list[shape.AgreementShape] = Field(default_factory=list)
    schedule: list[shape.ScheduleShape] = Field(default_factory=list)
    duration: list[shape.DurationShape] = Field(default_factory=list)
    lead: list[shape.LeadShape] = Field(default_factory=list)
    fund: list[shape.FundShape] = Field(default_factory=list)
    host: list[shape.HostShape] = Field(default_factory=list)
    state: list[shape.StateShape] = Field(default_factory=list)
    manager: list[shape.ManagerShape] = Field(default_factory=list)
    line: list[shape.LineShape] = Field(default_factory=list)
    contributions: list[shape_money.ContributionsShape] = Field(default_factory=list)
    budget: list[shape_money.BudgetShape] = Field(default_factory=list)
    savings: list[shape_money.SavingShape] = Field(default_factory=list)
    fault: list[shape_circumstances.FaultShape] = Field(default_factory=list)
    contingency: list[shape_circumstances.ContingencyShape] = Field(default_factory=list)
    transfer: list[shape_circumstances.TransferShape] = Field(default_factory=list)
    recovery_plan: list[shape_circumstances.RecoveryPlanShape] = Field(default_factory=list)
    sharing_key: list[shape_circumstances.SharingKeyShape] = Field(default_factory=list)
    redeployment: list[shape_circumstances.RedeploymentShape] = Field(default_factory=list)
    instalments: list[shape_money.InstalmentsShape] = Field(default_factory=list)
    placing: list[shape_money.PlacingShape] = Field(default_factory=list)
    in_scope: list[shape_scope.InScopeShape] = Field(default_factory=list)
    paid_outside: list[shape_scope.PaidOutsideShape] = Field(default_factory=list)
    became: list[shape_scope.BecameShape] = Field(default_factory=list)
    forecast_overspend: list[shape_scope.ForecastOverspendShape] = Field(default_factory=list)
    statement: list[shape_printed.StatementShape] = Field(default_factory=list)
    memorandum_account: list[shape_printed.MemorandumAccountShape] = Field(default_factory=list)
    expected_saving: list[shape_printed.ExpectedSavingShape] = Field(default_factory=list)
    report: list[shape.ReportShape] = Field(default_factory=list)
    notice: list[shape.NoticeShape] = Field(default_factory=list)
    escalation: list[shape_escalation.EscalationShape] = Field(default_factory=list)
    outcome: list[shape.OutcomeShape] = Field(default_factory=list)
    group: list[shape.GroupShape] = Field(default_factory=list)
    open: list[shape.OpenShape] = Field(default_factory=list)


@cache
def file_shape() -> Any:
    """The shape of a whole file, with the steps that stand on the shelf today."""
    one_step: Any = step_shape()
    steps: Any = list[one_step]
    risk_share = create_model(
        "RiskShareShape",
        __base__=RiskShareHead,
        __doc__=RiskShareHead.__doc__,
        overspend=(steps, Field(default_factory=list)),
        underspend=(steps, Field(default_factory=list)),
    )
    one_share: Any = risk_share
    shares: Any = list[one_share]
    return create_model(
        "AgreementFile",
        __base__=FileTables,
        __doc__=FileTables.__doc__,
        risk_share=(shares, Field(default_factory=list)),
    )
