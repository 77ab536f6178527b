"""Time stamps (RFC 3161): the request for a checkpoint's note, and the authority's answer held against it.

Whether the authority signed the answer is checked with its certificate outside, by `openssl ts -verify`; here it is
checked that the answer grants this very request.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from section75.apps.accounts.models import User
from section75.apps.audit.acting import acting
from section75.apps.evidence import der, store
from section75.apps.evidence.models import Checkpoint, Stamp, StampQuery
from section75.apps.evidence.refusals import NoStampAsked, NotAStamp, StampFileThere
from section75.apps.ledger.ledgers import Ledger
from section75.core.authority import Act

_SHA_256: Final = der.sequence(der.oid("2.16.840.1.101.3.4.2.1"), der.NULL)
_GRANTED: Final = (0, 1)
_STATUS, _TOKEN, _CONTENT, _ENCAPSULATED, _IMPRINT, _GEN_TIME = 0, 1, 1, 2, 2, 4


def ask(user: User, ledger: Ledger, number: int | None, *, to: Path, at: datetime) -> Checkpoint:
    """Write the request for a checkpoint, the last if none is named, to a new file."""
    with acting(user, Act.SEE_LEDGER, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = store.get(ledger, number)
        query = query_of(bytes(row.note), nonce=secrets.randbits(63))
        try:
            with to.open("xb") as file:
                file.write(query)
        except OSError as error:
            raise StampFileThere(str(to), (error.strerror or "").lower()) from None
        store.ask_stamp(row, query, by=user, at=at)
        doing.tell(f"Wrote a request to have checkpoint {row.number} time-stamped.")
        return row


def keep(user: User, ledger: Ledger, number: int | None, response: bytes, *, at: datetime) -> Stamp:
    """Keep an authority's answer. Refuses one that does not grant the request that was written."""
    with acting(user, Act.SEE_LEDGER, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = store.get(ledger, number)
        query = store.open_query(row)
        if query is None:
            raise NoStampAsked(row.number)
        stamped_at = granted(query, response)
        doing.tell(f"Kept a time stamp of checkpoint {row.number}, of {stamped_at.isoformat()}.")
        return store.keep_stamp(query, response, stamped_at=stamped_at, by=user, at=at)


def query_of(note: bytes, *, nonce: int) -> bytes:
    """A TimeStampReq: SHA-256 of the note, a number of this request alone, the certificate with the answer."""
    imprint = der.sequence(_SHA_256, der.octets(sha256(note).digest()))
    return der.sequence(der.integer(1), imprint, der.integer(nonce), der.TRUE)


def granted(query: StampQuery, response: bytes) -> datetime:
    """When the authority says that the note was there."""
    try:
        status, token = der.children(der.only(response))[:2]
        if der.number(der.children(status)[_STATUS]) not in _GRANTED:
            raise NotAStamp("the authority did not grant it")
        signed = der.only(der.children(token)[_CONTENT].content)
        content = der.children(der.children(signed)[_ENCAPSULATED])[1]
        stamped = der.children(der.only(der.only(content.content).content))
        wanted = der.children(der.only(bytes(query.query)))
        if stamped[_IMPRINT].content != wanted[1].content:
            raise NotAStamp("it is of something else than the checkpoint's note")
        if wanted[2].content not in [each.content for each in stamped[_GEN_TIME:] if each.tag == der.INTEGER]:
            raise NotAStamp("it answers another request")
        return _moment(stamped[_GEN_TIME].content)
    except (ValueError, IndexError):
        raise NotAStamp("it cannot be read as a time-stamp response (DER)") from None


def _moment(text: bytes) -> datetime:
    whole = text.decode("ascii").removesuffix("Z").partition(".")[0]
    return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
