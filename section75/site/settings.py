"""Settings. Everything that an installation may choose is read from the environment, under SECTION75_...

SECTION75_DATA      folder for the database and the secret key (default: var/ where the program is started)
SECTION75_DATABASE  instead of the database in that folder, one of PostgreSQL: postgresql://user:password@host:5432/name
                    or postgresql:///name?host=/folder/of/the/socket; sslmode and other connection words after the ?
SECTION75_HOSTS     comma-separated host names it may be reached under (default: this machine only)
SECTION75_SECRET_KEY  instead of the key kept in the data folder
SECTION75_DEMONSTRATION  "yes" puts a line on every page that the data are a demonstration's

Two more are read by the command: SECTION75_AS (who is asking) and SECTION75_TRACE ("yes" shows our own faults whole).
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from section75.site.database import database, in_words
from section75.site.security import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("SECTION75_DATA", "var")).resolve()
EXAMPLES = PACKAGE.parent / "examples"
IS_DEMONSTRATION = os.environ.get("SECTION75_DEMONSTRATION", "") == "yes"


def _secret_key() -> str:
    """The key that signs sessions: from the environment, or made once and kept in the data folder."""
    given = os.environ.get("SECTION75_SECRET_KEY")
    if given:
        return given
    kept = DATA / "secret-key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("SECTION75_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
ROOT_URLCONF = "section75.site.urls"
WSGI_APPLICATION = "section75.site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "section75.apps.accounts",
    "section75.apps.audit",
    "section75.apps.agreements",
    "section75.apps.ledger",
    "section75.apps.budget",
    "section75.apps.risk_share",
    "section75.apps.returns",
    "section75.apps.portfolio",
    "section75.apps.demonstration",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "section75.site.refused.RefusalMiddleware",
    "section75.site.refused.NeverStored",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "site" / "templates", *sorted((PACKAGE / "apps").glob("*/templates"))],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "section75.site.jinja.environment",
            "context_processors": [
                "section75.apps.accounts.visiting.signed_in",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

_ADDRESS = os.environ.get("SECTION75_DATABASE", "")
DATABASES = {"default": database(_ADDRESS, DATA)}
DATABASE_IN_WORDS = in_words(_ADDRESS, DATA)

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "section75.site.refused.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "site" / "static"]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
