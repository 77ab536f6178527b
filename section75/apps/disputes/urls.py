"""Addresses of the disputes room: a fund's questions, and an organisation's own notes."""

from django.urls import URLPattern, URLResolver, include, path

from section75.apps.disputes import note_views, views

QUESTIONS = [
    path("", views.disputes, name="list"),
    path("raise/", views.raise_question, name="raise"),
    path("<int:number>/", views.dispute, name="dispute"),
    path("<int:number>/reply/", views.reply, name="reply"),
    path("<int:number>/escalate/", views.escalate, name="escalate"),
    path("<int:number>/resolve/", views.resolve, name="resolve"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:number>/evidence/<int:pk>/", views.evidence, name="evidence"),
]
NOTES = [
    path("", note_views.all_notes, name="list"),
    path("keep/", note_views.keep, name="keep"),
    path("<int:number>/strike/", note_views.strike, name="strike"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("questions/", include((QUESTIONS, "disputes"))),
    path("notes/", include((NOTES, "notes"))),
]
