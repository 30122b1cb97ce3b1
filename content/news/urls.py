"""Addresses of the news, in each language."""

from django.urls import path

from content.news import views

urlpatterns = [
    path("nieuws/", views.index, name="news"),
    path("nieuws/<slug:slug>/", views.item, name="news_item"),
]
