"""How pages are written: the Jinja2 environment that Django renders with.

A misspelt name stops the page. Only what the GOV.UK components leave out on purpose may be missing: see `Named`.
"""

from collections.abc import Mapping
from typing import Any

import jinja2
from django import forms
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.urls import reverse
from markupsafe import Markup

from section75.render.words import FILTERS
from section75.site.corrections import corrections, title_prefix
from section75.site.fields import translate

# An `if` without `else`; a component called without a body; what the components say for nothing.
OPTIONAL_NAMES = frozenset({None, "caller", "undefined", "null"})


class Named(jinja2.StrictUndefined):
    """Refuses whatever was never given, except an optional key of a mapping.

    The GOV.UK components take one mapping of options and look for those not given: StrictUndefined would refuse.
    """

    def __new__(
        cls, hint: str | None = None, obj: Any = jinja2.utils.missing, name: str | None = None, *rest: Any
    ) -> Any:
        """Answers with a forgiving blank for an optional key and a strict one for everything else."""
        optional = isinstance(obj, Mapping) or (obj is jinja2.utils.missing and name in OPTIONAL_NAMES)
        kind = jinja2.Undefined if optional else jinja2.StrictUndefined
        return kind(hint, obj, name, *rest)


def environment(**options: Any) -> jinja2.Environment:
    """The environment named in settings under TEMPLATES, OPTIONS, "environment"."""
    components = jinja2.PackageLoader("govuk_frontend_jinja")
    options["loader"] = jinja2.ChoiceLoader(
        [options["loader"], jinja2.PrefixLoader({"govuk_frontend_jinja": components})]
    )
    options |= {"undefined": Named, "trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    pages = jinja2.Environment(**options)  # noqa: S701 - autoescape is set in the line above
    pages.filters.update(FILTERS)
    pages.globals.update(static=static, url=url, title_prefix=title_prefix, **_form_parts(pages))
    return pages


def url(view: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page: `url("pools:pool", pool.id)`."""
    return reverse(view, args=args or None, kwargs=kwargs or None)


def _form_parts(pages: jinja2.Environment) -> dict[str, Any]:
    def parts() -> Any:
        return pages.get_template("macros/fields.html").module

    def field(bound: BoundField) -> Markup:
        """One field with its label, hint and error."""
        component, params = translate(bound)
        return Markup(parts().component(component, params))  # noqa: S704 - built by our own escaping template

    def error_summary(*given: forms.BaseForm) -> Markup:
        """What has to be put right, at the top of the page; nothing if all is well."""
        found = corrections(*given)
        return Markup(parts().summary(found)) if found else Markup()  # noqa: S704 - as above

    return {"field": field, "error_summary": error_summary}
