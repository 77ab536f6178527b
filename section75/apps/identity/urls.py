"""Addresses of the identity room. Those of the sign-in library that are not here are nowhere."""

from django.urls import path

from section75.apps.identity import invitation_views, organisation_views, own_views, prove_views, views

app_name = "identity"
urlpatterns = [
    path("passkey/question/", views.passkey_begin, name="passkey_begin"),
    path("passkey/", views.passkey_sign_in, name="passkey_sign_in"),
    path("organisation/", organisation_views.start, name="organisation_start"),
    path("organisation/return/", organisation_views.come_back, name="organisation_return"),
    path("prove/", prove_views.prove, name="prove"),
    path("security/", own_views.security, name="security"),
    path("security/authenticator/", own_views.authenticator_add, name="authenticator_add"),
    path("security/authenticator/remove/", own_views.authenticator_remove, name="authenticator_remove"),
    path("security/passkey/", own_views.passkey_add, name="passkey_add"),
    path("security/passkey/<int:pk>/remove/", own_views.passkey_remove, name="passkey_remove"),
    path("security/recovery-codes/", own_views.recovery_codes, name="recovery_codes"),
    path("security/password/", own_views.password, name="password"),
    path("security/sign-ins/", own_views.sign_ins, name="sign_ins"),
    path("security/sign-ins/<int:pk>/end/", own_views.end_sign_in, name="end_sign_in"),
    path("security/sign-ins/end-others/", own_views.end_other_sign_ins, name="end_other_sign_ins"),
    path("invite/", invitation_views.invite, name="invite"),
    path("invitations/", invitation_views.invitations, name="invitations"),
    path("invitations/<int:pk>/withdraw/", invitation_views.withdraw, name="withdraw"),
    path("invitation/<str:token>/", invitation_views.invitation, name="invitation"),
]
DOORS = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
# The two addresses that the library itself asks for, by the names it has for them.
NAMED_BY_THE_LIBRARY = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("second-step/", views.second_step, name="mfa_authenticate"),
]
