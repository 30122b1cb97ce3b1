"""The description of the API, for people and for programs; behind sign-in like the API itself."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document as committed."""
    text = (Path(settings.BASE_DIR) / "docs" / "openapi.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@require_safe
def document(request: HttpRequest) -> JsonResponse:
    """The OpenAPI document."""
    return JsonResponse(description())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same on a page."""
    described = description()
    calls = [
        {"address": described["servers"][0]["url"] + address, **operations["get"]}
        for address, operations in described["paths"].items()
    ]
    context = {"info": described["info"], "calls": calls}
    return render(request, "portal/core/api_docs.html", context)


urlpatterns = [
    path("openapi.json", document, name="openapi"),
    path("docs", docs, name="api_docs"),
]
