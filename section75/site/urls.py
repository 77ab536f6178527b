"""Addresses: the portfolio, a partnership, a fund of it, and the fund's rooms."""

from django.urls import URLPattern, URLResolver, include, path

from section75.apps.audit.urls import INSTALLATION
from section75.apps.identity.urls import DOORS, NAMED_BY_THE_LIBRARY

FUND = "partnerships/<slug:slug>/<slug:fund>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include((DOORS, "accounts"))),
    path("accounts/", include("section75.apps.identity.urls")),
    path("accounts/", include(NAMED_BY_THE_LIBRARY)),
    path("", include("section75.apps.inbox.urls")),
    path("", include("section75.apps.portfolio.urls")),
    path("", include("section75.apps.agreements.urls")),
    path("", include("section75.apps.approvals.urls")),
    path("", include("section75.apps.obligations.urls")),
    path("", include("section75.apps.organisations.urls")),
    path("", include("section75.apps.register.urls")),
    path("partnerships/<slug:slug>/document/", include("section75.apps.documents.urls")),
    path("partnerships/<slug:slug>/variations/", include("section75.apps.variations.urls")),
    path("partnerships/<slug:slug>/timeline/", include("section75.apps.lives.urls")),
    path("partnerships/<slug:slug>/law/", include("section75.apps.law.urls")),
    path("partnerships/<slug:slug>/drafts/", include("section75.apps.drafts.urls")),
    path("partnerships/<slug:slug>/notices/", include("section75.apps.notices.urls")),
    path(f"{FUND}contributions/", include("section75.apps.bridge.urls")),
    path(f"{FUND}sources/", include("section75.apps.sources.urls")),
    path(f"{FUND}placing/", include("section75.apps.placing.urls")),
    path(f"{FUND}preview/", include("section75.apps.preview.urls")),
    path(f"{FUND}ledger/", include("section75.apps.ledger.urls")),
    path(f"{FUND}journals/", include("section75.apps.journals.urls")),
    path(f"{FUND}receipts/", include("section75.apps.receipts.urls")),
    path(f"{FUND}exports/", include("section75.apps.exports.urls")),
    path(f"{FUND}evidence/", include("section75.apps.evidence.urls")),
    path(f"{FUND}budget/", include("section75.apps.budget.urls")),
    path(f"{FUND}risk-share/", include("section75.apps.risk_share.urls")),
    path(f"{FUND}returns/", include("section75.apps.returns.urls")),
    path(f"{FUND}reconciliation/", include("section75.apps.reconciliation.urls")),
    path(FUND, include("section75.apps.closing.urls")),
    path(FUND, include("section75.apps.disputes.urls")),
    path("partnerships/<slug:slug>/audit/", include("section75.apps.audit.urls")),
    path("people/", include("section75.apps.approvals.people_urls")),
    path("partnerships/<slug:slug>/interests/", include("section75.apps.approvals.interest_urls")),
    path("audit/", include(INSTALLATION)),
    path("work/", include("section75.apps.work.urls")),
]

handler400 = "section75.site.refused.bad_request"
handler403 = "section75.site.refused.permission_denied"
handler404 = "section75.site.refused.page_not_found"
handler500 = "section75.site.refused.server_error"
