"""A checker of proofs, written from docs/evidence/how-to-check.md alone, as an auditor would: nothing of it is ours."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256

from tests.verifier.written_from_the_page import canonical, signed

KEYS = {"format", "entry", "line", "body", "leaf", "path", "size", "root", "checkpoint"}


def check_proof(content: bytes, key: str) -> str:
    """The three steps of the page; the first that fails, or that it is good."""
    proof = json.loads(content)
    if content.decode() != canonical(proof) or set(proof) != KEYS or proof["format"] != "section75-proof/1":
        return "no proof"
    body = json.loads(proof["body"])
    stated = (body.get("kind"), body["number"], body.get("seq"))
    hashed = sha256(b"\0" + proof["body"].encode()).hexdigest()
    if (
        canonical(body) != proof["body"]
        or stated != ("entry", proof["line"], proof["entry"])
        or hashed != proof["leaf"]
    ):
        return "another entry"
    if not leads_to_the_root(proof):
        return "not in the tree"
    text, _, below = proof["checkpoint"].rpartition("\n\n")
    origin, size, root, *_ = text.split("\n")
    is_of_it = origin.split("/")[-2:] == [body["partnership"], body["fund"]]
    if not is_of_it or (int(size), b64decode(root).hex()) != (proof["size"], proof["root"]):
        return "another checkpoint"
    return "good" if any(signed(line, key, text + "\n") for line in below.splitlines()) else "signature bad"


def leads_to_the_root(proof: dict) -> bool:  # type: ignore[type-arg]
    at, last, found = proof["line"] - 1, proof["size"] - 1, bytes.fromhex(proof["leaf"])
    for each in map(bytes.fromhex, proof["path"]):
        if last == 0:
            return False
        if at % 2 or at == last:
            found = sha256(b"\1" + each + found).digest()
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            found = sha256(b"\1" + found + each).digest()
        at, last = at // 2, last // 2
    return bool(last == 0 and found.hex() == proof["root"])
