"""The whole file: every table it may hold."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from pydantic import Field, create_model

from section75.importers.agreement_file import (
    shape,
    shape_bridge,
    shape_circumstances,
    shape_contracts,
    shape_escalation,
    shape_law,
    shape_lives,
    shape_money,
    shape_notice,
    shape_obligations,
    shape_organisations,
    shape_printed,
    shape_records,
    shape_scope,
    shape_variation,
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
    variation: shape_variation.VariationHead | None = None
    party: list[shape.PartyShape] = Field(default_factory=list)
    agreement: list[shape.AgreementShape] = Field(default_factory=list)
    schedule: list[shape.ScheduleShape] = Field(default_factory=list)
    instrument: list[shape_variation.InstrumentShape] = Field(default_factory=list)
    merged: list[shape_variation.MergedShape] = Field(default_factory=list)
    duration: list[shape.DurationShape] = Field(default_factory=list)
    lead: list[shape.LeadShape] = Field(default_factory=list)
    fund: list[shape.FundShape] = Field(default_factory=list)
    host: list[shape.HostShape] = Field(default_factory=list)
    state: list[shape.StateShape] = Field(default_factory=list)
    manager: list[shape.ManagerShape] = Field(default_factory=list)
    line: list[shape.LineShape] = Field(default_factory=list)
    contributions: list[shape_money.ContributionsShape] = Field(default_factory=list)
    contribution_standing: list[shape_bridge.ContributionStandingShape] = Field(default_factory=list)
    bridge: list[shape_bridge.BridgeShape] = Field(default_factory=list)
    roll_forward: list[shape_bridge.RollForwardShape] = Field(default_factory=list)
    minimum_contribution: list[shape_bridge.MinimumContributionShape] = Field(default_factory=list)
    until_agreed: list[shape_bridge.UntilAgreedShape] = Field(default_factory=list)
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
    notice: list[shape_notice.NoticeShape] = Field(default_factory=list)
    notice_served: list[shape_notice.NoticeServedShape] = Field(default_factory=list)
    escalation: list[shape_escalation.EscalationShape] = Field(default_factory=list)
    apportionment: list[shape_organisations.ApportionmentShape] = Field(default_factory=list)
    outcome: list[shape.OutcomeShape] = Field(default_factory=list)
    group: list[shape.GroupShape] = Field(default_factory=list)
    meeting: list[shape_obligations.MeetingShape] = Field(default_factory=list)
    review: list[shape_obligations.ReviewShape] = Field(default_factory=list)
    due: list[shape_obligations.DueShape] = Field(default_factory=list)
    function: list[shape_records.FunctionShape] = Field(default_factory=list)
    arrangement: list[shape_records.ArrangementShape] = Field(default_factory=list)
    aim: list[shape_records.AimShape] = Field(default_factory=list)
    persons: list[shape_records.PersonsShape] = Field(default_factory=list)
    resource: list[shape_records.ResourceShape] = Field(default_factory=list)
    team: list[shape_records.TeamShape] = Field(default_factory=list)
    secondment: list[shape_records.SecondmentShape] = Field(default_factory=list)
    consultation: list[shape_records.ConsultationShape] = Field(default_factory=list)
    improvement: list[shape_records.ImprovementShape] = Field(default_factory=list)
    equality: list[shape_records.EqualityShape] = Field(default_factory=list)
    vat: list[shape_records.VatShape] = Field(default_factory=list)
    information_sharing: list[shape_records.InformationSharingShape] = Field(default_factory=list)
    monitoring: list[shape_records.MonitoringShape] = Field(default_factory=list)
    charging: list[shape_records.ChargingShape] = Field(default_factory=list)
    audit: list[shape_records.AuditShape] = Field(default_factory=list)
    consent: list[shape_records.ConsentShape] = Field(default_factory=list)
    vehicle: list[shape_records.VehicleShape] = Field(default_factory=list)
    provided_for: list[shape_law.ProvidedForShape] = Field(default_factory=list)
    observed: list[shape_law.ObservedShape] = Field(default_factory=list)
    decision: list[shape_law.DecisionShape] = Field(default_factory=list)
    accounting_judgement: list[shape_law.AccountingJudgementShape] = Field(default_factory=list)
    designated_amount: list[shape_law.DesignatedAmountShape] = Field(default_factory=list)
    provider: list[shape_contracts.ProviderShape] = Field(default_factory=list)
    contract: list[shape_contracts.ContractShape] = Field(default_factory=list)
    event: list[shape_lives.EventShape] = Field(default_factory=list)
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
