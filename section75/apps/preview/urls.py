"""Addresses of the preview room, at a fund."""

from django.urls import path

from section75.apps.preview import views, waiting_views

app_name = "preview"
urlpatterns = [
    path("extracts/<int:number>/", views.extract, name="extract"),
    path("extracts/<int:number>/correct/", views.correct, name="correct"),
    path("waiting/", waiting_views.waiting_rows, name="waiting"),
    path("waiting/rules/", waiting_views.rules, name="rules"),
    path("waiting/to-suspense/", waiting_views.to_suspense, name="to_suspense"),
    path("waiting/<int:number>/<int:row>/", waiting_views.row, name="row"),
    path("waiting/<int:number>/<int:row>/aside/", waiting_views.aside, name="aside"),
    path("suspense/", waiting_views.suspense, name="suspense"),
    path("suspense/<int:seq>/", waiting_views.clear, name="clear"),
]
