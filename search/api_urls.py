"""The address of search for programs."""

from django.urls import path

from search import api

urlpatterns = [path("search", api.search, name="api_search")]
