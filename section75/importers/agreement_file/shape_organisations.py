"""The shape of what a file says of the bodies behind its parties: how a place that fell to several was apportioned."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from section75.importers.agreement_file.shape import Id, Percentage, Shape, Source, Words


class ApportionmentShape(Shape):
    """What partners recorded when the body of a party was succeeded by several on one day."""

    party: Id
    on: date = Field(description="The day of the succession")
    shares: Annotated[dict[str, Percentage], Field(min_length=1)] = Field(
        description='Successor -> share, by code or short name in the register: { S0E4D = "58.9%", QRL = "41.1%" }'
    )
    instrument: Words = Field(description="The document in which the partners agreed it")
    source: Source
