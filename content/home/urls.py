"""The front door and the pages of the footer; other plain pages are served by Wagtail."""

from django.urls import path

from content.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("hulp/", views.section, {"slug": "hulp"}, name="help"),
    path("privacy/", views.section, {"slug": "privacy"}, name="privacy"),
    path("toegankelijkheid/", views.section, {"slug": "toegankelijkheid"}, name="accessibility"),
]
