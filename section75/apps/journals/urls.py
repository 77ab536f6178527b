"""Addresses of the journals room."""

from django.urls import path

from section75.apps.journals import commitment_views, template_views, views

app_name = "journals"
urlpatterns = [
    path("", views.journals, name="journals"),
    path("lines/", views.new_lines, name="new_lines"),
    path("accruals/", views.accruals, name="accruals"),
    path("accruals/new/", views.accrue, name="accrue"),
    path("accruals/<int:seq>/invoice/", views.invoice, name="invoice"),
    path("templates/", template_views.templates, name="templates"),
    path("templates/new/", template_views.new_template, name="new_template"),
    path("templates/<int:number>/use/", template_views.use_template, name="use_template"),
    path("commitments/", commitment_views.commitments, name="commitments"),
    path("commitments/new/", commitment_views.new_commitment, name="new_commitment"),
    path("commitments/<int:number>/", commitment_views.commitment, name="commitment"),
    path("commitments/<int:number>/<str:step>/", commitment_views.happened, name="happened"),
    path("evidence/<int:number>/", views.evidence, name="evidence"),
]
