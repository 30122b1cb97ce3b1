"""Doors that come with the CMS: before its own addresses, so that none of them opens."""

from django.urls import path

from portal.people import views

urlpatterns = [
    path("cms/login/", views.to_sign_in),
    path("cms/logout/", views.SignOut.as_view()),
    path("_util/login/", views.to_sign_in),
]
