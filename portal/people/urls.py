"""Addresses of one's own pages, in each language."""

from django.urls import path

from portal.people import views

urlpatterns = [
    path("inloggen/", views.SignIn.as_view(), name="sign_in"),
    path("uitloggen/", views.SignOut.as_view(), name="sign_out"),
    path("wachtwoord/", views.ChangePassword.as_view(), name="change_password"),
    path("mijn/", views.my_dossier, name="my_dossier"),
]
