"""What the browser may do, by part of the portal: strict on our pages, looser in the CMS."""

from typing import Any

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

CMS_PREFIX = "/cms/"


class BrowserPolicies(CSPMiddleware):
    """Content-Security-Policy per part; personal pages are not stored (security S23, S24, S60)."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
        **kwargs: Any,
    ) -> PolicyParts:
        parts = super().get_policy_parts(
            request=request, response=response, report_only=report_only
        )
        if not report_only and request.path_info.startswith(CMS_PREFIX):
            parts.replace = {**settings.CMS_CONTENT_SECURITY_POLICY, **(parts.replace or {})}
        elif not report_only and getattr(request, "is_preview", False):
            # A preview is made by a request of its own, and shown in a frame of the CMS.
            parts.replace = {"frame-ancestors": [SELF], **(parts.replace or {})}
        return parts

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response = super().process_response(request, response)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response
