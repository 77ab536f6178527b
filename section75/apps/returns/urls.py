"""Addresses of the returns room."""

from django.urls import path

from section75.apps.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.returns, name="list"),
    path("<slug:edition>/<int:first>/<int:number>/", views.preview, name="preview"),
    path("<slug:edition>/<int:first>/<int:number>/issue/", views.issue, name="issue"),
    path("issued/<int:pk>/", views.issued, name="issued"),
    path("issued/<int:pk>/why/<str:line>/", views.why, name="why"),
    path("issued/<int:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("issued/<int:pk>/deliver/", views.deliver, name="deliver"),
    path("issued/<int:pk>/download.<str:form>", views.download, name="download"),
]
