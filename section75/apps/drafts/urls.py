"""Addresses of the drafts room."""

from django.urls import path

from section75.apps.drafts import record_views, views

app_name = "drafts"
_RECORD = "<int:number>/<slug:table>/<int:file>/<int:place>/"
urlpatterns = [
    path("", views.drafts, name="list"),
    path("begin/<slug:target>/", views.begin_draft, name="begin"),
    path("<int:number>/", views.draft, name="draft"),
    path("<int:number>/check/", views.check, name="check"),
    path("<int:number>/history/", views.history, name="history"),
    path("<int:number>/files/<int:file>/", views.export, name="export"),
    path("<int:number>/<slug:table>/", views.table, name="table"),
    path("<int:number>/<slug:table>/add/", record_views.add_record, name="add"),
    path(_RECORD, record_views.record, name="record"),
    path(f"{_RECORD}remove/", record_views.remove, name="remove"),
    path(f"{_RECORD}move/", record_views.move, name="move"),
]
