"""Addresses of the closing room: the periods of a fund, the close of one, and the books as at a day."""

from django.urls import path

from section75.apps.closing import as_at_views, line_views, views

app_name = "closing"
urlpatterns = [
    path("periods/", views.periods, name="periods"),
    path("periods/lock/", views.lock, name="lock"),
    path("periods/unlock/", views.unlock, name="unlock"),
    path("periods/late/", views.late, name="late"),
    path("periods/<int:first>/<int:number>/", views.desk, name="desk"),
    path("periods/<int:first>/<int:number>/begin/", views.begin, name="begin"),
    path("periods/<int:first>/<int:number>/call-off/", views.call_off, name="call_off"),
    path("periods/<int:first>/<int:number>/explain/", views.explain, name="explain"),
    path("periods/<int:first>/<int:number>/lines/", line_views.lines, name="lines"),
    path("as-at/", as_at_views.as_at, name="as_at"),
    path("as-at/entries/", as_at_views.entries, name="as_at_entries"),
]
