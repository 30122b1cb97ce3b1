"""The address of search, in every language."""

from django.urls import path

from search import views

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", views.suggest, name="search_suggestions"),
    path("zoeken/gemist/", views.missed, name="search_missed"),
]
