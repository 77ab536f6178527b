"""Addresses of the ledger room."""

from django.urls import path

from section75.apps.ledger import extract_views, month_views, views

app_name = "ledger"
urlpatterns = [
    path("", views.journal, name="journal"),
    path("entries/<int:seq>/", views.entry, name="entry"),
    path("trial-balance/", views.trial_balance, name="trial_balance"),
    path("by-hand/", views.by_hand, name="by_hand"),
    path("instalments/", views.instalments, name="instalments"),
    path("months/<int:first>/<int:number>/", month_views.month, name="month"),
    path("months/<int:first>/<int:number>/close/", month_views.close, name="close"),
    path("months/<int:first>/<int:number>/agree/", month_views.agree, name="agree"),
    path("months/<int:first>/<int:number>/object/", month_views.object_to, name="object"),
    path("months/<int:first>/<int:number>/re-open/", month_views.reopen, name="reopen"),
    path("extracts/", extract_views.all_extracts, name="extracts"),
    path("extracts/bring/", extract_views.upload, name="upload"),
    path("extracts/<int:number>/", extract_views.extract, name="extract"),
    path("extracts/<int:number>/post/", extract_views.post, name="post_extract"),
    path("extracts/<int:number>/post-waiting/", extract_views.post_waiting, name="post_waiting"),
]
