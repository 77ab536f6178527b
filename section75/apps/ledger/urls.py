"""Addresses of the ledger room."""

from django.urls import path

from section75.apps.ledger import extract_views, views

app_name = "ledger"
urlpatterns = [
    path("", views.journal, name="journal"),
    path("entries/<int:seq>/", views.entry, name="entry"),
    path("trial-balance/", views.trial_balance, name="trial_balance"),
    path("months/close/", views.close, name="close"),
    path("instalments/", views.instalments, name="instalments"),
    path("extracts/", extract_views.all_extracts, name="extracts"),
    path("extracts/bring/", extract_views.upload, name="upload"),
    path("extracts/<int:number>/", extract_views.extract, name="extract"),
    path("extracts/<int:number>/post/", extract_views.post, name="post_extract"),
    path("extracts/<int:number>/post-waiting/", extract_views.post_waiting, name="post_waiting"),
]
