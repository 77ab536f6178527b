"""The application as a web server calls it. It does not serve without the database's guards."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "section75.site.settings")
application = get_wsgi_application()

from section75.apps.audit.guards import require_standing  # noqa: E402 - Django has to be ready first

require_standing()
