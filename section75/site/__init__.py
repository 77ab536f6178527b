"""The web front door: settings, addresses, the page environment. Nothing here knows a rule."""
