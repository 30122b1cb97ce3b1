"""Addresses of the auditor's room, under /controle/."""

from django.urls import path

from portal.control import keeping, views

app_name = "control"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("bewaren/", keeping.keeping, name="keeping"),
    path("<str:subject_type>/<str:subject_key>/", views.trail, name="trail"),
]
