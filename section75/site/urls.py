"""Addresses: the portfolio, a partnership, a fund of it, and the fund's rooms."""

from django.urls import URLPattern, URLResolver, include, path

FUND = "partnerships/<slug:slug>/<slug:fund>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("section75.apps.accounts.urls")),
    path("", include("section75.apps.portfolio.urls")),
    path("", include("section75.apps.agreements.urls")),
    path(f"{FUND}ledger/", include("section75.apps.ledger.urls")),
    path(f"{FUND}budget/", include("section75.apps.budget.urls")),
    path(f"{FUND}risk-share/", include("section75.apps.risk_share.urls")),
    path(f"{FUND}returns/", include("section75.apps.returns.urls")),
    path("partnerships/<slug:slug>/audit/", include("section75.apps.audit.urls")),
]

handler400 = "section75.site.refused.bad_request"
handler403 = "section75.site.refused.permission_denied"
handler404 = "section75.site.refused.page_not_found"
handler500 = "section75.site.refused.server_error"
