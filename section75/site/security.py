"""What a browser may load, run and send on our pages, and what it is told to keep: nothing but what we serve ourselves.

No page needs an inline script or an inline style, so none is allowed, not even by hash.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from csp.constants import NONE, SELF
from django.http import HttpRequest, HttpResponse

YEAR: Final = 365 * 24 * 60 * 60  # seconds
PERMISSIONS: Final = ", ".join(
    [
        *(f"{feature}=()" for feature in ("camera", "geolocation", "microphone", "payment", "usb")),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)


def content_security_policy(*, forms_may_lead_to: tuple[str, ...] = ()) -> dict[str, Any]:
    """The policy. A form of ours may lead to ourselves, and to the organisation's sign-in where there is one: the
    button posts to us and we send the browser on.
    """
    return {
        "DIRECTIVES": {
            "default-src": [SELF],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF],
            "font-src": [SELF],
            "connect-src": [SELF],
            "object-src": [NONE],
            "frame-src": [NONE],
            "frame-ancestors": [NONE],
            "form-action": [SELF, *forms_may_lead_to],
            "base-uri": [NONE],
        }
    }


def transport(*, is_https: bool) -> dict[str, Any]:
    """Cookies and headers for the way the pages are served.

    Over https the cookies can belong to this host alone (`__Host-`), and the browser is told to come by https for a
    year. On plain 127.0.0.1 a browser would keep neither. The session's cookie is Lax: a Strict one would not come back
    from the organisation's sign-in.
    """
    prefix = "__Host-section75-" if is_https else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}sessionid",
        "CSRF_COOKIE_NAME": f"{prefix}csrftoken",
        "SESSION_COOKIE_SECURE": is_https,
        "CSRF_COOKIE_SECURE": is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SAMESITE": "Strict",
        "SECURE_SSL_REDIRECT": is_https,
        "SECURE_HSTS_SECONDS": YEAR if is_https else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": is_https,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if is_https else None,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_REFERRER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
    }


class FewPermissions:
    """Of what a browser can do beside showing pages, ours ask for passkeys only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so on every answer."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
