"""Settings. Everything that an installation may choose is read from the environment, under SECTION75_...

SECTION75_DATA      folder for the database and the secret key (default: var/ where the program is started)
SECTION75_DATABASE  instead of the database in that folder, one of PostgreSQL: postgresql://user:password@host:5432/name
                    or postgresql:///name?host=/folder/of/the/socket; sslmode and other connection words after the ?
SECTION75_OWNER_DATABASE  the same database as the role that owns its tables, for `migrate`, `backup` and `database`
SECTION75_ONE_ROLE  "yes" where one role of PostgreSQL is to own the tables and serve too
SECTION75_HOSTS     comma-separated host names it may be reached under (default: this machine only)
SECTION75_ADDRESS   how e-mails link to it (default: http://127.0.0.1:8000)
SECTION75_SECRET_KEY  instead of the key kept in the data folder
SECTION75_SIGNING_KEY  the file of the key that signs checkpoints (default: signing-key in the data folder)
SECTION75_HTTPS     "yes" where the pages are served over https: cookies of this host alone, and https for a year
SECTION75_PROXIES   how many proxies stand before it, each adding to X-Forwarded-For (default: none)
SECTION75_IDLE_MINUTES  after how many minutes of nothing a sign-in ends (default: 30)
SECTION75_LONGEST_SIGN_IN_HOURS  after how many hours it ends in any case (default: 12)
SECTION75_SMTP_HOST, _PORT, _USER, _PASSWORD, _TLS, _FROM  the mail server (default: none; e-mail goes to the console)
SECTION75_OIDC_...  the organisation's own sign-in: see `section75.apps.identity.organisations`

Two more are read by the command: SECTION75_AS (who is asking) and SECTION75_TRACE ("yes" shows our own faults whole).
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from section75.apps.identity.lasting import SECONDS_PROVED
from section75.apps.identity.organisations import read_organisation
from section75.site.database import database, in_words
from section75.site.entrance import mail, proxies, time_outs
from section75.site.security import content_security_policy, transport

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("SECTION75_DATA", "var")).resolve()
EXAMPLES = PACKAGE.parent / "examples"
SITE_ADDRESS = os.environ.get("SECTION75_ADDRESS", "http://127.0.0.1:8000").rstrip("/")


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
SIGNING_KEY = Path(os.environ.get("SECTION75_SIGNING_KEY") or DATA / "signing-key").resolve()
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "section75.apps.accounts",
    "section75.apps.audit",
    "section75.apps.identity",
    "section75.apps.work",
    "section75.apps.agreements",
    "section75.apps.approvals",
    "section75.apps.lives",
    "section75.apps.notices",
    "section75.apps.organisations",
    "section75.apps.register",
    "section75.apps.bridge",
    "section75.apps.drafts",
    "section75.apps.placing",
    "section75.apps.backups",
    "section75.apps.sources",
    "section75.apps.ledger",
    "section75.apps.evidence",
    "section75.apps.preview",
    "section75.apps.receipts",
    "section75.apps.journals",
    "section75.apps.reconciliation",
    "section75.apps.exports",
    "section75.apps.budget",
    "section75.apps.closing",
    "section75.apps.risk_share",
    "section75.apps.returns",
    "section75.apps.variations",
    "section75.apps.disputes",
    "section75.apps.documents",
    "section75.apps.obligations",
    "section75.apps.law",
    "section75.apps.inbox",
    "section75.apps.portfolio",
    "section75.apps.demonstration",
]

MIDDLEWARE = [
    "section75.apps.audit.channel.ThroughPages",
    "django.middleware.security.SecurityMiddleware",
    "section75.site.security.FewPermissions",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "section75.apps.identity.still_open.StillOpen",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
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
DATABASE_AT, IN_WORDS = database, in_words  # another than this, for moving the books

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "email", "post")},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
ORGANISATION_SIGN_IN = read_organisation(os.environ)
CONTENT_SECURITY_POLICY = content_security_policy(
    forms_may_lead_to=(ORGANISATION_SIGN_IN.origin,) if ORGANISATION_SIGN_IN else ()
)
globals().update(transport(is_https=os.environ.get("SECTION75_HTTPS", "") == "yes"))
globals().update(mail(os.environ))
IDLE_MINUTES, LONGEST_SIGN_IN_HOURS = time_outs(os.environ)
SESSION_COOKIE_AGE = LONGEST_SIGN_IN_HOURS * 60 * 60
CSRF_FAILURE_VIEW = "section75.site.refused.csrf_failure"

# Signing in, by django-allauth. Its limits are counted in the database, so that every process counts the same.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "section75_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # above it, tries still counted would be forgotten
    },
}
ALLAUTH_TRUSTED_PROXY_COUNT = proxies(os.environ)
ACCOUNT_ADAPTER = "section75.apps.identity.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "50/10m/ip,5/10m/key"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = SECONDS_PROVED
MFA_ADAPTER = "section75.apps.identity.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
SOCIALACCOUNT_ADAPTER = "section75.apps.identity.adapters.OrganisationAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "site" / "static"]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a table of contributions has nine to a row
FILE_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
