"""For real: refuses to start with an insecure value, and says which and why."""

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *  # noqa: F403
from portal.settings.base import DATABASES, INSTALLED_APPS, environment

DEBUG = False
SECRET_KEY = environment.text(
    "SECRET_KEY", purpose="the key that signs sessions, 50 random characters"
)
ALLOWED_HOSTS = environment.listing("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 15:
    raise ImproperlyConfigured("SECRET_KEY is too short or too regular: 50 random characters.")
if "demo" in SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is the demo's; anyone could sign in with it.")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the host names of the portal, not *.")
if environment.flag("DEBUG"):
    raise ImproperlyConfigured("DEBUG shows source and settings to everybody; leave it out.")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    raise ImproperlyConfigured(
        "Set DATABASE_URL to a PostgreSQL database (15 or newer): SQLite has one role for "
        "everything, so its evidence could be altered."
    )

INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks_db"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = int(environment.text("EMAIL_PORT", "25"))
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS")
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", "")
WAGTAILADMIN_BASE_URL = environment.text(
    "BASE_URL", purpose="the https address of the portal, for links in mail"
)
