"""The published JSON Schema of the agreement file, made from the shapes so that it cannot fall behind them."""

from __future__ import annotations

import json

from section75.importers.agreement_file.shape import FORMAT
from section75.importers.agreement_file.whole import file_shape


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) as text, ready to be published."""
    schema = file_shape().model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"Section75 agreement file, {FORMAT}"
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
