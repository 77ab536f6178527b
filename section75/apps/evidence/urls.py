"""Addresses of the evidence room."""

from django.urls import path

from section75.apps.evidence import download_views, restoration_views, views

app_name = "evidence"
urlpatterns = [
    path("", views.evidence, name="evidence"),
    path("export/", download_views.export, name="export"),
    path("keys/", download_views.keys, name="keys"),
    path("keys/register/", views.register, name="register"),
    path("checkpoints.zip", download_views.notes, name="notes"),
    path("checkpoints/<int:number>/", views.checkpoint, name="checkpoint"),
    path("checkpoints/<int:number>/note/", download_views.note, name="note"),
    path("checkpoints/<int:number>/sign/", views.sign, name="sign"),
    path("checkpoints/<int:number>/witness/", views.witness, name="witness"),
    path("leaves/<int:year>/<int:month>/", download_views.leaves, name="leaves"),
    path("restorations/", restoration_views.restorations, name="restorations"),
    path("entries/<int:seq>/", views.proof, name="proof"),
    path("entries/<int:seq>/proof.json", download_views.proof, name="proof_file"),
]
