"""A second checker, written from docs/evidence/how-to-check.md alone, as an auditor would: nothing of it is ours."""

from __future__ import annotations

import json
import re
import unicodedata
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def check(export: Path, given: str, kept: list[bytes]) -> str:  # noqa: C901 - the steps, one after another
    """The steps of the page, in their order; what is wrong first, in the page's own words."""
    head = json.loads((export / "export.json").read_bytes())
    own = [path.read_bytes() for path in sorted((export / "checkpoints").glob("*"))]
    held = [line.split(" ") for line in (export / "keys.txt").read_text("utf-8").splitlines()]
    signing = [(int(first), key) for use, first, key in held if use == "signing"]
    lines = [json.loads(line) for line in (export / "log.jsonl").read_bytes().split(b"\n")[:-1]]
    words = {shown["number"]: shown for shown in map(json.loads, (export / "words.jsonl").read_bytes().splitlines())}
    leaves, chains, files, known = [], [bytes(32)], set(), {given}
    for number, line in enumerate(lines, start=1):  # steps 2 to 4
        body, raw = json.loads(line["body"]), line["body"].encode()
        if body["number"] != number:
            return f"missing after {number - 1}" if body["number"] > number else f"entry {number} changed"
        named = (line["number"], line["kind"], head["partnership"], head["fund"], canonical(body))
        shown = words.get(number, {})
        hashes = [(name, sha256(bytes.fromhex(shown[f"{name}_salt"]) + shown[name].encode()).hexdigest())
                  for name in ("people", "words") if name in shown]  # fmt: skip
        chains.append(sha256(b"\0" + chains[-1] + raw).digest())
        if (
            named != (number, body["kind"], body["partnership"], body["fund"], line["body"])
            or any(body[name] != digest for name, digest in hashes)
            or chains[-1].hex() != line["chain"]
        ):
            return f"entry {number} changed"
        leaves.append(sha256(b"\0" + raw).digest())
        files |= {body["file_sha256"]} if "file_sha256" in body else set()
        if body["kind"] == "key" and body["facts"]["how"] == "rotated" and body["facts"]["follows"] in known:
            facts = body["facts"]
            said = f"section75-key-rotation/1\n{facts['follows']}\n{facts['key']}\n"
            if not holds(facts["follows"], said, bytes.fromhex(facts["signature"])):
                return "signature bad"
            known.add(facts["key"])
    for note in own + kept:  # steps 1, 6 and 7
        text, _, below = note.decode().rpartition("\n\n")
        origin, size, root, chain, _at, _why, before = text.split("\n")
        many = int(size)
        holding = [key for first, key in signing if first <= max(many, 1)][-1:]
        if origin != head["origin"] or not set(holding) <= known:
            return "key unknown"
        if not any(signed(line, key, text + "\n") for line in below.splitlines() for key in holding):
            return "signature bad"
        if many > len(leaves):
            return f"missing after {len(leaves)}"
        if (root_of(leaves[:many]), chains[many].hex()) != (b64decode(root), chain.removeprefix("chain ")):
            return f"rewritten before checkpoint {int(before.removeprefix('previous ')) + 1}"
    listed = [line.partition(" ")[0] for line in (export / "files.txt").read_text("utf-8").splitlines()]  # step 8
    there = list((export / "files").glob("*"))
    if not files <= set(listed) or any(sha256(path.read_bytes()).hexdigest() != path.name for path in there):
        return "file changed"
    return f"good to entry {len(leaves)}"


def canonical(body: Any) -> str:
    return unicodedata.normalize("NFC", json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def root_of(leaves: list[bytes]) -> bytes:
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + root_of(leaves[:split]) + root_of(leaves[split:])).digest()


def signed(line: str, key: str, text: str) -> bool:
    name, key_id, _ = key.split("+", 2)
    found = re.fullmatch("\u2014 (\\S+) (\\S+)", line)
    content = b64decode(found[2]) if found else b""
    return found is not None and (found[1], content[:4].hex()) == (name, key_id) and holds(key, text, content[4:])


def holds(key: str, text: str, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(b64decode(key.split("+", 2)[2])[1:]).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True
