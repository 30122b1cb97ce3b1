"""Addresses of one's own pages, in each language."""

from django.urls import path

from portal.people import absence_views, views

urlpatterns = [
    path("inloggen/", views.SignIn.as_view(), name="sign_in"),
    path("uitloggen/", views.SignOut.as_view(), name="sign_out"),
    path("wachtwoord/", views.ChangePassword.as_view(), name="change_password"),
    path("mijn/afwezigheid/", absence_views.absences, name="my_absences"),
    path("mijn/afwezigheid/<int:pk>/", absence_views.absence, name="my_absence"),
    path("mijn/", views.my_dossier, name="my_dossier"),
]
