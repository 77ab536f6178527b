"""To one's own organisation's sign-in and back."""

from __future__ import annotations

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from section75.apps.identity import by_organisation, store
from section75.apps.identity.refusals import OrganisationRefused
from section75.apps.identity.turning_away import turn_away

OUT_OF_REACH = "it cannot be reached, or does not answer as an OpenID provider"


@login_not_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """To the provider: to sign in, with an invitation's token to take that up, or to prove again who one is."""
    if settings.ORGANISATION_SIGN_IN is None:
        raise Http404
    token = request.POST.get("token", "")
    try:
        return by_organisation.ask(
            request,
            back_to=get_next_redirect_url(request) or "",
            invitation=store.token_hash(token) if token else "",
            is_proof=request.user.is_authenticated,
        )
    except OAuth2Error as error:
        return turn_away(request, OrganisationRefused(str(error)))
    except (requests.RequestException, KeyError, ValueError):
        return turn_away(request, OrganisationRefused(OUT_OF_REACH))


@login_not_required
@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """From the provider. It sends people here by GET, as the protocol has it; what it says holds once."""
    if settings.ORGANISATION_SIGN_IN is None:
        raise Http404
    try:
        fetching = by_organisation.Fetching(request)
        answer: HttpResponse = OAuth2CallbackView.adapter_view(fetching)(request)
    except (requests.RequestException, KeyError, ValueError):
        return turn_away(request, OrganisationRefused(OUT_OF_REACH))
    return answer
