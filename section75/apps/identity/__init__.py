"""How somebody proves who they are: passwords, second factors, passkeys, an organisation's own sign-in, invitations.

Knows: the sign-in library and its settings. Does not know: what anybody may do. Promises: nobody is let in who has not
proved who they are.
"""
