"""What every installation shares; the other files hold one subject or only differences."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from portal.settings import environment
from portal.settings.database import application_role, databases
from portal.settings.logging import logging_config
from portal.settings.security import *  # noqa: F403  (one settings namespace, Django's way)
from portal.settings.wagtail import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[2]
PORTAL_VAR = Path(environment.text("PORTAL_VAR", str(BASE_DIR / "var")))
PORTAL_VAR.mkdir(parents=True, exist_ok=True)

ORGANISATION_NAME = environment.text("ORGANISATION_NAME", "Gemeente Voorbeeld")
PORTAL_ALLOW_UNSAFE_DURABILITY = False

ROOMS = [
    "portal.core",
    "portal.audit",
    "portal.privacy",
    "portal.parameters",
    "portal.people",
    "content.base",
    "content.publication",
    "content.law",
    "content.policies",
    "content.importing",
    "content.home",
    "content.news",
    "portal.accountability",
    "portal.control",
    "portal.demo",
    "forms.register",
    "forms.notifications",
    "forms.moderation",
    "search",
]
INSTALLED_APPS = [
    *ROOMS,
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "csp",
    # Templates of the CMS include Django's own widgets, and are found by the same loader as ours.
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.browser.BrowserPolicies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.people.middleware.PersonOfRequest",
    "portal.people.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "content.publication.publisher.PublisherOfRequest",
    "portal.audit.transaction.OneTransaction",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "portal.core.form_renderer.PortalFormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.core.context_processors.frame",
            ],
        },
    }
]

DATABASES = databases(PORTAL_VAR)
PORTAL_APPLICATION_ROLE = application_role()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = environment.text("CACHE_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
SEARCH_URL = environment.text("SEARCH_URL", "")

# check_links asks public addresses only, unless the organisation's own sites are on an inner net.
CHECK_LINKS_PRIVATE_ADDRESSES = environment.flag("CHECK_LINKS_PRIVATE_ADDRESSES")

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
STATIC_ROOT = PORTAL_VAR / "static-collected"
MEDIA_ROOT = PORTAL_VAR / "media"
# Files are served by views that ask for rights, never from this address (security S02).
MEDIA_URL = "/media/"

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = PORTAL_VAR / "mail"
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "integriteit@voorbeeld.invalid")
WAGTAILADMIN_BASE_URL = environment.text("BASE_URL", "http://127.0.0.1:8000")

LOGGING = logging_config(environment.text("LOG_LEVEL", "INFO"))
