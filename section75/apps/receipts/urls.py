"""Addresses of the receipts room."""

from django.urls import path

from section75.apps.receipts import grant_views, recording_views, views

app_name = "receipts"
urlpatterns = [
    path("", views.owed_and_paid, name="list"),
    path("payments/<int:seq>/", views.payment, name="payment"),
    path("payments/<int:seq>/undo/", views.undo, name="undo"),
    path("late/", views.late, name="late"),
    path("late/<slug:party>/", views.letter, name="letter"),
    path("statements/<slug:party>/", views.statement, name="statement"),
    path("statements/<slug:party>/<slug:form>/", views.statement_file, name="statement_file"),
    path("invoices/", recording_views.invoices, name="invoices"),
    path("invoices/record/", recording_views.record_invoice, name="record_invoice"),
    path("invoices/end/<path:number>/", recording_views.end_invoice, name="end_invoice"),
    path("suspensions/", recording_views.suspensions, name="suspensions"),
    path("suspensions/record/", recording_views.suspend, name="suspend"),
    path("suspensions/<int:number>/end/", recording_views.resume, name="resume"),
    path("in-kind/", recording_views.in_kind, name="in_kind"),
    path("grants/", grant_views.grants, name="grants"),
    path("grants/record/", grant_views.record_grant, name="record_grant"),
    path("grants/of/<slug:code>/", grant_views.grant, name="grant"),
    path("income/", grant_views.income, name="income"),
]
