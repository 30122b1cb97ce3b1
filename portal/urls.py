"""The only place that knows all addresses. Each room adds one line; Wagtail's catch-all is last."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("portal.health")),
    path("", include("portal.people.door_urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("api/v1/", include("portal.core.openapi")),
    path("api/v1/", include("content.policies.api")),
    path("api/v1/", include("search.api_urls")),
    path("documenten/", include(wagtaildocs_urls)),
]

# Dutch has no prefix, English stands under /en/.
urlpatterns += i18n_patterns(
    path("", include("content.home.urls")),
    path("", include("content.news.urls")),
    path("", include("content.policies.urls")),
    path("", include("portal.people.urls")),
    path("", include("forms.notifications.urls")),
    path("behandelen/", include("forms.moderation.urls")),
    path("verantwoording/", include("portal.accountability.urls")),
    path("controle/", include("portal.control.urls")),
    path("", include("search.urls")),
    path("", include("forms.register.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
