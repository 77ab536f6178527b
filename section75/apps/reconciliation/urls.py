"""Addresses of the reconciliation room."""

from django.urls import path

from section75.apps.reconciliation import statement_views, views

app_name = "reconciliation"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("<int:first>/<int:number>/", views.month, name="month"),
    path("<int:first>/<int:number>/totals/", views.give_totals, name="give_totals"),
    path("<int:first>/<int:number>/own/", views.give_own, name="give_own"),
    path("<int:first>/<int:number>/explain/", views.explain, name="explain"),
    path("<int:first>/<int:number>/explain-own/", views.explain_own, name="explain_own"),
    path("statements/", statement_views.draw, name="draw"),
    path("statements/<int:pk>/", statement_views.statement, name="statement"),
    path("statements/<int:pk>/accept/", statement_views.accept, name="accept"),
]
