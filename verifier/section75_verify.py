#!/usr/bin/env python3
"""Check a fund's log without its host: python section75_verify.py EXPORT [--checkpoints FOLDER] [--leaves FOLDER] ...

It needs this one file and Python 3.9 or later, no network and no account. It reads an export in the format
section75-evidence/1 (a folder or a zip file), holds it against what you kept yourself, and says one thing:

    good to entry n                    every line up to n is what was signed
    entry n changed                    line n is not what it was
    missing after n                    lines that were there are gone
    rewritten before checkpoint c      the lines are not those that checkpoint c was signed over
    signature bad                      a signature does not fit what it stands under
    key unknown                        nothing you trust vouches for the key a checkpoint is signed with
    file changed                       a file is not the one the log names

It ends with 0 for good, 1 for anything else of these, and 2 where it could not judge. What it cannot prove: that what
was entered is true, that nothing was left out when it happened, or anything about lines after the last checkpoint that
somebody outside the host holds. `how-to-check.md` says how all of this is written, byte by byte.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import contextlib
import hashlib
import io
import json
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

FORMAT = "section75-evidence/1"
SLICE = 8 << 20  # bytes of the log one process checks at a time
LARGEST_LINE = 4 << 20  # bytes
LARGEST_NOTE = 100_000  # bytes
LARGEST_SMALL_FILE = 64 << 20  # bytes, of files that are read whole
EMPTY_ROOT = hashlib.sha256(b"").digest()
HEX_64 = re.compile(r"[0-9a-f]{64}")


class CannotJudge(Exception):
    """What was handed over is not an export, or not one that can be read; the sentence says why."""


class Finding(NamedTuple):
    """Something that is wrong: what, the line or the checkpoint it is about, and that in words."""

    verdict: str  # changed, missing, rewritten, signature, key, file
    entry: int  # the line that changed, or after which lines are missing
    checkpoint: int
    says: str


# ----------------------------------------------------------------- Ed25519 (RFC 8032, section 5.1.7), verification only

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]  # x, y, z and t of extended coordinates


def ed25519_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature of 64 bytes was made over the message with the key to these 32 bytes."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, first = point_of(public), point_of(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or first is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    return same_point(times(scalar, BASE), plus(first, times(challenge, key)))


def point_of(encoded: bytes) -> Point | None:
    """The point that 32 bytes stand for; none if they stand for none."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_1 % P
    if x * x % P != square or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def plus(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(factor: int, point: Point) -> Point:
    product: Point = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            product = plus(product, point)
        point, factor = plus(point, point), factor >> 1
    return product


def same_point(one: Point, other: Point) -> bool:
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)


# ----------------------------------------------------------------------------------- keys and checkpoints (C2SP shapes)


class Key(NamedTuple):
    """A public key: its name, the byte that says which kind of signature it makes, and its 32 bytes."""

    name: str
    purpose: int
    public: bytes

    @property
    def id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.purpose]) + self.public).digest()[:4]

    def text(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.purpose]) + self.public).decode()}"


class HeldKey(NamedTuple):
    """A line of keys.txt: signing or partner, the line of the log from which the key holds, and the key."""

    use: str
    first: int
    key: Key


class Note(NamedTuple):
    """A signed checkpoint: where it was found, what its text says, and the lines of its signatures."""

    where: str
    text: str
    origin: str
    size: int
    root: bytes
    chain: bytes
    at: str
    number: int
    signatures: list[tuple[str, bytes, bytes]]  # name, key id, and what was signed with it


NOTE = re.compile(
    r"(section75(?:/[^\s+/]+){3})\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\nchain ([0-9a-f]{64})\n"
    r"at ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{6}Z)\nwhy [^\n]+\nprevious (0|[1-9][0-9]{0,17})\n"
)
SIGNED = re.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})")


def key_of(text: str) -> Key:
    """Read a key as it is handed out: name, id and base64 with a plus between them."""
    parts = text.strip().split("+", 2)
    try:
        content = base64.b64decode(parts[2], validate=True)
    except (IndexError, ValueError, binascii.Error):
        raise CannotJudge(f"{text[:200]!r} is not a public key: name, eight figures, base64.") from None
    if len(content) != 33 or content[0] not in (1, 4):
        raise CannotJudge(f"{text[:200]!r} is not an Ed25519 key.")
    key = Key(parts[0], content[0], content[1:])
    if key.id.hex() != parts[1]:
        raise CannotJudge(f"The id of the key {text[:200]!r} is {key.id.hex()}.")
    return key


def note_of(content: bytes, where: str) -> Note:
    """Read a checkpoint's file."""
    try:
        whole = content.decode()
    except UnicodeDecodeError:
        raise CannotJudge(f"{where} is not a checkpoint: it is not UTF-8.") from None
    text, blank, below = whole.rpartition("\n\n")
    found = NOTE.fullmatch(text + "\n")
    if not blank or not below.endswith("\n") or found is None or len(content) > LARGEST_NOTE:
        raise CannotJudge(f"{where} is not a checkpoint of a fund's log as the host hands them out.")
    origin, size, root, chain, at, previous = found.groups()
    signatures = [signature_of(line, where) for line in below[:-1].split("\n")]
    head = base64.b64decode(root), bytes.fromhex(chain)
    return Note(where, text + "\n", origin, int(size), head[0], head[1], at, int(previous) + 1, signatures)


def signature_of(line: str, where: str) -> tuple[str, bytes, bytes]:
    found = SIGNED.fullmatch(line)
    try:
        content = base64.b64decode(found.group(2), validate=True) if found else b""
    except (ValueError, binascii.Error):
        content = b""
    if found is None or len(content) not in (68, 76):
        raise CannotJudge(f"{where} has a line that is no signature: {line[:120]!r}.")
    return found.group(1), content[:4], content[4:]


def holds(key: Key, note: Note, signed: bytes) -> bool:
    """Whether a signature below a note is of this key; one of 72 bytes has its moment before it (a co-signature)."""
    message = note.text
    if len(signed) == 72:
        message = "cosignature/v1\ntime {}\n{}".format(int.from_bytes(signed[:8], "big"), note.text)
    return ed25519_holds(key.public, message.encode(), signed[-64:])


# --------------------------------------------------------------------------------------------- the tree (RFC 9162, 2.1)


class Tree:
    """A tree as it grows: how many leaves it has, and the roots of the perfect trees it consists of."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []  # the largest first

    def extend(self, leaves: list[bytes]) -> None:
        nodes, grown, level, size = leaves, [], 0, self.size
        while nodes:
            if size >> level & 1:
                nodes = [self.peaks.pop(), *nodes]
            if len(nodes) % 2:
                grown.append(nodes[-1])
            pairs = zip(nodes[::2], nodes[1::2])
            nodes = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
            level += 1
        self.size = size + len(leaves)
        self.peaks += reversed(grown)

    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            root = hashlib.sha256(b"\x01" + peak + root).digest()
        return root


# -------------------------------------------------------------------------------------------- the export, and its files


class Head(NamedTuple):
    """Which log an export is of, and how many lines it should have."""

    origin: str
    partnership: str
    fund: str
    lines: int


def small(path: Path) -> bytes:
    """A file that is read whole."""
    if path.stat().st_size > LARGEST_SMALL_FILE:
        raise CannotJudge(f"{path.name} has more than {LARGEST_SMALL_FILE:,} bytes.")
    return path.read_bytes()


def table_of(line: bytes, file: str) -> dict[str, Any]:
    try:
        table = LOADS(line.decode())
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, dict):
        raise CannotJudge(f"{file} has a line that is not a table in JSON.")
    return table


def head_of(folder: Path) -> Head:
    if not (folder / "export.json").is_file() or not (folder / "log.jsonl").is_file():
        raise CannotJudge("There is no export here: export.json or log.jsonl is missing.")
    table = table_of(small(folder / "export.json"), "export.json")
    if table.get("format") != FORMAT:
        raise CannotJudge("The format of the export is {!r}; this file reads {}.".format(table.get("format"), FORMAT))
    texts = [table.get(name) for name in ("origin", "partnership", "fund")]
    lines = table.get("lines")
    if not all(isinstance(text, str) for text in texts) or type(lines) is not int:
        raise CannotJudge("export.json does not say which log it is of and how many lines it has.")
    return Head(str(texts[0]), str(texts[1]), str(texts[2]), lines)


def notes_of(folder: Path) -> list[Note]:
    """The checkpoints of the export, from the first, none left out."""
    notes = [note_of(small(path), path.name) for path in sorted((folder / "checkpoints").glob("*.txt"))]
    notes.sort(key=lambda note: note.number)
    for number, note in enumerate(notes, start=1):
        if note.number != number:
            raise CannotJudge(f"The export is not whole: checkpoint {number} is missing or there twice.")
    return notes


def kept_notes(folder: Path, origin: str) -> tuple[list[Note], int]:
    """The checkpoints somebody kept that are of this log, and how many are of others."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in (".txt", ".note")]
    notes = [note_of(small(path), path.name) for path in files if path.name != "keys.txt"]
    ours = [note for note in notes if note.origin == origin]
    if not ours:
        raise CannotJudge(f"{folder} holds no checkpoint of {origin}.")
    return ours, len(notes) - len(ours)


def keys_of(folder: Path) -> list[HeldKey]:
    held = []
    text = small(folder / "keys.txt").decode() if (folder / "keys.txt").is_file() else ""
    for line in text.split("\n")[:-1]:
        use, first, key = ([*line.split(" ", 2), "", ""])[:3]
        if use not in ("signing", "partner") or not re.fullmatch(r"[0-9]{1,18}", first):
            raise CannotJudge(f"keys.txt has a line that is not a use, a line number and a key: {line[:120]!r}.")
        held.append(HeldKey(use, int(first), key_of(key)))
    return held


class Leaves(NamedTuple):
    """A leaf file: where, the number of its first line, how many leaves, and where in the file they begin."""

    path: str
    first: int
    many: int
    begins: int


def leaf_files(folder: Path, origin: str) -> list[Leaves]:
    """The leaf files of a folder that are of this log."""
    found = []
    for path in sorted(folder.rglob("*.bin")):
        with path.open("rb") as file:
            line = file.readline(1_000)
        head = re.fullmatch(rb"section75-leaves/1 (\S+) ([1-9][0-9]{0,17})\n", line)
        many, rest = divmod(path.stat().st_size - len(line), 32)
        if head is None or rest:
            raise CannotJudge(f"{path.name} is not a leaf file: a first line, then leaves of 32 bytes.")
        if head.group(1) == origin.encode():
            found.append(Leaves(str(path), int(head.group(2)), many, len(line)))
    return found


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Path]:
    """The folder of an export; a zip file is unpacked beside nothing of yours, and removed again."""
    if path.is_dir():
        yield path
    elif not zipfile.is_zipfile(str(path)):
        raise CannotJudge(f"{path} is neither a folder nor a zip file.")
    else:
        with tempfile.TemporaryDirectory(prefix="section75-") as place:
            yield unpacked(path, Path(place))


def unpacked(path: Path, place: Path) -> Path:
    known = re.compile(r"([^/\\]+/)?(?:(?:export\.json|log\.jsonl|words\.jsonl|keys\.txt|files\.txt)"
                       r"|checkpoints/\w+\.txt|leaves/[\w-]+\.bin|files/[0-9a-f]{64})")  # fmt: skip
    try:
        with zipfile.ZipFile(str(path)) as archive:
            inside = [each for each in archive.infolist() if known.fullmatch(each.filename)]
            if len({each.filename for each in inside}) != len(inside):
                raise CannotJudge("The zip file has two files of one name.")
            if len(tops := {known.sub(r"\1", each.filename) for each in inside}) > 1 or tops & {"./", "../"}:
                raise CannotJudge("The zip file has more than one export, or files that lie outside of it.")
            if sum(each.file_size for each in inside) > shutil.disk_usage(str(place)).free:
                raise CannotJudge("There is not enough room to unpack the zip file.")
            for each in inside:
                archive.extract(each, str(place))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as broken:
        raise CannotJudge(f"The zip file cannot be unpacked: {broken}.") from None
    below = [each.parent for each in place.rglob("export.json")]
    return below[0] if below else place


# ------------------------------------------------------------------------------------------------- the lines of the log


class Task(NamedTuple):
    """A slice of the log: the lines that begin from one byte up to before another."""

    folder: str
    start: int
    end: int
    head: Head
    sizes: frozenset[int]  # the sizes of checkpoints, for which the chain is wanted


class Checked:
    """What a slice of the log came to."""

    def __init__(self) -> None:
        self.first: tuple[int, bytes, bytes] | None = None  # number, body, chain hash
        self.last: tuple[int, bytes] = (0, bytes(32))  # number and chain hash
        self.leaves: list[bytes] = []
        self.packed = b""  # the leaves again, as they travel between processes
        self.found: list[Finding] = []
        self.chains: dict[int, bytes] = {}  # by size
        self.keys: list[tuple[int, dict[str, Any]]] = []  # the facts of lines of kind key
        self.files: dict[str, int] = {}  # the files entries come from, and the first entry of each
        self.called: set[str] = set()  # what those files are called there
        self.named: set[str] = set()  # every other hash that an act names
        self.seq = 0  # of the last journal entry
        self.partner_keys: dict[int, str] = {}  # by the line that registers one
        self.words = (0, 0)  # from which byte to which words.jsonl was read along
        self.refused = ""


def check_slice(task: Task) -> Checked:
    """Check the lines of one slice against themselves; refusals come back as a sentence."""
    checked = Checked()
    try:
        with open(os.path.join(task.folder, "log.jsonl"), "rb") as log, contextlib.closing(Words(task.folder)) as words:
            for line in lines_between(log, task.start, task.end):
                check_line(line, task, checked, words)
            checked.words = words.read_along(checked.last[0])
    except CannotJudge as refused:
        checked.refused = str(refused)
    checked.packed, checked.leaves = b"".join(checked.leaves), []
    return checked


def lines_between(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """The lines that begin from `start` on and before `end`."""
    file.seek(max(start - 1, 0))
    if start:
        read_line(file)
    place = file.tell()
    while place < end:
        line = read_line(file)
        if not line.endswith(b"\n"):
            raise CannotJudge("log.jsonl breaks off in the middle of a line.")
        yield line
        place += len(line)


def read_line(file: BinaryIO) -> bytes:
    line = file.readline(LARGEST_LINE)
    if len(line) == LARGEST_LINE:
        raise CannotJudge(f"A line has more than {LARGEST_LINE:,} bytes.")
    return line


def no_fraction(text: str) -> None:
    raise ValueError(text)


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table; one that says something twice says two things, and every reader would pick its own."""
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a key twice")
    return table


LOADS = json.JSONDecoder(parse_float=no_fraction, parse_constant=no_fraction, object_pairs_hook=each_once).decode
DUMPS = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


# A line of an entry as nearly all are written. What has this shape is canonical JSON and says one thing; anything else,
# however little it differs, is read as the JSON it should be and judged there.
TEXT, NUMBER = r"[ !#-\[\]-~]*", r"(?:0|[1-9][0-9]{0,17})"  # text that JSON writes as it is
USUAL_START, USUAL_MIDDLE = b'{"body":"', b'","chain":"'
USUAL_END = re.compile(rb'","chain":"([0-9a-f]{64})","kind":"entry","number":([1-9][0-9]{0,17})\}\n')
USUAL_BODY = re.compile(
    r'\{"authority":"TEXT","credit":"TEXT","debit":"TEXT","effective_on":"TEXT",(?:"file_name":"(?P<file_name>TEXT)",)?'
    r'(?:"file_row":NUMBER,)?(?:"file_sha256":"(?P<file_sha256>TEXT)",)?"fund":"(?P<fund>TEXT)",'
    r'"kind":"(?P<kind>entry)","month":NUMBER,"number":(?P<number>NUMBER),"partnership":"(?P<partnership>TEXT)",'
    r'"pence":NUMBER,"people":"(?P<people>TEXT)",(?:"proposal":NUMBER,)?"recorded_at":"TEXT",(?:"reverses":NUMBER,)?'
    r'"seq":(?P<seq>NUMBER),"words":"(?P<words>TEXT)","year":NUMBER\}'.replace("TEXT", TEXT).replace("NUMBER", NUMBER)
)


class Usual(NamedTuple):
    """The columns of a usual line, and what its body says, as far as it is asked for."""

    columns: tuple[int, str, str, str]
    says: dict[str, Any]


def usual_entry(line: bytes) -> Usual | None:
    """A line by its shape; none where it has another. In its body every quote, and nothing else, stands escaped."""
    at = line.rfind(USUAL_MIDDLE)
    end = USUAL_END.fullmatch(line, at) if at > 0 and line.startswith(USUAL_START) and line.isascii() else None
    if end is None:
        return None
    written = line[len(USUAL_START) : at]
    body = written.replace(b'\\"', b'"')
    if len(written) - len(body) != body.count(b'"'):
        return None
    text = body.decode()
    found = USUAL_BODY.fullmatch(text)
    if found is None:
        return None
    says: dict[str, Any] = {name: value for name, value in found.groupdict().items() if value is not None}
    says["number"], says["seq"] = int(says["number"]), int(says["seq"])
    return Usual((int(end.group(2)), "entry", text, end.group(1).decode()), says)


def check_line(line: bytes, task: Task, checked: Checked, words: Words) -> None:
    """Check one line: its number follows, its chain hash follows, and its body says what it stands under."""
    usual = usual_entry(line)
    number, kind, text, chain_text = usual.columns if usual else columns_of(line)
    body, chain = text.encode(), bytes.fromhex(chain_text)
    before, previous = checked.last
    if checked.first is None:
        checked.first = (number, body, chain)
    elif number != before + 1:
        checked.found.append(out_of_turn(number, before))
    elif hashlib.sha256(b"\x00" + previous + body).digest() != chain:
        checked.found.append(changed(number, "its chain hash does not follow from it and the line before."))
    says = usual.says if usual else said_by(text, number, bool(checked.found))
    if says is not None:
        checked.found.extend(misplaced(says, number, kind, task.head))
        checked.found.extend(words.misfits(number, says))
        remember(says, number, kind, checked)
    checked.leaves.append(hashlib.sha256(b"\x00" + body).digest())
    checked.last = (number, chain)
    if number in task.sizes:
        checked.chains[number] = chain


def columns_of(line: bytes) -> tuple[int, str, str, str]:
    try:
        table = LOADS(line.decode())
        number, kind, body, chain = table["number"], table["kind"], table["body"], table["chain"]
        body.encode()
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise CannotJudge(f"log.jsonl has a line that is not number, kind, body and chain: {line[:80]!r}") from None
    if type(number) is not int or type(kind) is not str or type(chain) is not str or not HEX_64.fullmatch(chain):
        raise CannotJudge(f"log.jsonl has a line whose number, kind or chain is not one: {line[:80]!r}")
    return number, kind, body, chain


def said_by(text: str, number: int, already_wrong: bool) -> dict[str, Any] | None:
    """What a body says. A body can be written in one way only; one that is not is refused, unless it was changed."""
    try:
        says = LOADS(text)
        if type(says) is dict and DUMPS(says) == text and (text.isascii() or unicodedata.is_normalized("NFC", text)):
            return says
    except (ValueError, RecursionError):
        pass
    if already_wrong:
        return None
    raise CannotJudge(f"The body of line {number:,} is not canonical JSON.")


def misplaced(says: dict[str, Any], number: int, kind: str, head: Head) -> list[Finding]:
    """A body that stands under another number than its own, another kind, or in another fund's log."""
    own = says.get("number")
    if own != number:
        if type(own) is int and own > number:
            return [Finding("missing", number - 1, 0, f"In the place of line {number:,} stands line {own:,}.")]
        return [changed(number, f"it says that it is line {own}.")]
    if (says.get("kind"), says.get("partnership"), says.get("fund")) != (kind, head.partnership, head.fund):
        return [changed(number, "it is of another kind or of another fund than it stands under.")]
    return []


def remember(says: dict[str, Any], number: int, kind: str, checked: Checked) -> None:
    """What is needed of a line once all have been read."""
    if kind == "entry":
        checked.seq = says.get("seq", 0)
        file = says.get("file_sha256")
        if file and file not in checked.files:
            checked.files[file] = number
        checked.called.add(says.get("file_name", ""))
        return
    checked.named.update(HEX_64.findall(DUMPS(says.get("facts", {}))))
    facts = says.get("facts")
    if kind == "key" and isinstance(facts, dict):
        checked.keys.append((number, facts))
    elif kind == "partner key" and isinstance(facts, dict):
        checked.partner_keys[number] = str(facts.get("key"))


def changed(number: int, why: str) -> Finding:
    return Finding("changed", number, 0, f"Entry {number:,} changed: {why}")


def out_of_turn(number: int, before: int) -> Finding:
    if number > before + 1:
        return Finding("missing", before, 0, f"After line {before:,} comes line {number:,}.")
    return changed(number, f"its number comes out of turn, after {before:,}.")


OUT_OF_ORDER = "words.jsonl is not in the order of the log's lines, each once, so some of it stands for no line."


class Words:
    """words.jsonl, read along with the log from wherever a slice begins. A line that was erased is not in it."""

    def __init__(self, folder: str) -> None:
        path = os.path.join(folder, "words.jsonl")
        self.file = open(path, "rb") if os.path.isfile(path) else io.BytesIO()  # noqa: SIM115
        self.size = os.path.getsize(path) if os.path.isfile(path) else 0
        self.next: dict[str, Any] | None = None
        self.place = self.start = 0  # where the next line begins, and where the first did
        self.begun, self.in_order = False, True

    def close(self) -> None:
        self.file.close()

    def misfits(self, number: int, says: dict[str, Any]) -> list[Finding]:
        """What is wrong with the words shown for a line: they are not those whose hash it has."""
        if not self.begun:
            self.begin(number)
        while self.next is not None and self.next["number"] < number:
            self.read()
        if self.next is None or self.next["number"] != number:
            return []
        wrong = [name for name in ("people", "words") if name in self.next and not self.fits(name, says)]
        return [changed(number, f"the {name} shown are not those it was made with.") for name in wrong]

    def fits(self, name: str, says: dict[str, Any]) -> bool:
        shown = self.next or {}
        try:
            salt, text = bytes.fromhex(shown[name + "_salt"]), shown[name].encode()
        except (KeyError, ValueError, TypeError, AttributeError):
            raise CannotJudge("words.jsonl has no salt or no text for line {}.".format(shown["number"])) from None
        return len(salt) == 16 and hashlib.sha256(salt + text).hexdigest() == says.get(name)

    def begin(self, number: int) -> None:
        """Find the first line for this number or a later one, by halves: the file is in the order of numbers."""
        low, high = 0, self.size
        while high - low > 1:
            middle = (low + high) // 2
            self.go(middle)
            if self.next is None or self.next["number"] >= number:
                high = middle
            else:
                low = middle
        self.go(low)
        while self.next is not None and self.next["number"] < number:
            self.read()
        self.start, self.begun = self.place, True

    def read_along(self, last: int) -> tuple[int, int]:
        """From which byte to which the words of a slice stand, whose last line this is: nothing is passed over."""
        if not self.begun:
            self.begin(last + 1)
        while self.next is not None and self.next["number"] <= last:
            self.read()
        if not self.in_order:
            return self.start, -1
        return self.start, self.place if self.next is not None else self.size

    def go(self, place: int) -> None:
        """The first line that begins after a place, or at the start."""
        self.file.seek(place)
        if place:
            read_line(self.file)
        self.read()

    def read(self) -> None:
        before, self.place = self.next, self.file.tell()
        line = read_line(self.file)
        self.next = table_of(line, "words.jsonl") if line else None
        if self.next is not None and type(self.next.get("number")) is not int:
            raise CannotJudge("words.jsonl has a line without its number.")
        if self.begun and before and self.next and self.next["number"] <= before["number"]:
            self.in_order = False


# --------------------------------------------------------------------------------------------------- reading it through


class Log:
    """What the whole log came to: filled slice by slice, in the order of its lines."""

    def __init__(self, sizes: tuple[int, ...], held: list[Leaves], own: list[Leaves]) -> None:
        self.sizes = [size for size in sizes if size]
        self.heads: dict[int, tuple[bytes, bytes]] = {0: (EMPTY_ROOT, bytes(32))}  # root and chain hash, by size
        self.held, self.own = held, own
        self.tree = Tree()
        self.last: tuple[int, bytes] = (0, bytes(32))
        self.found: list[Finding] = []
        self.unlike: list[tuple[Finding, str]] = []  # lines that are not those of a leaf file, and which
        self.keys: list[tuple[int, dict[str, Any]]] = []
        self.files: dict[str, int] = {}
        self.called: set[str] = set()
        self.named: set[str] = set()
        self.words = 0  # up to which byte words.jsonl stands in order; -1 where it does not
        self.partner_keys: dict[int, str] = {}
        self.seq = 0

    def take(self, checked: Checked) -> None:
        """Add the next slice."""
        if checked.refused:
            raise CannotJudge(checked.refused)
        if checked.first is None:
            return
        self.join(*checked.first)
        self.found += checked.found
        packed = checked.packed
        leaves = [packed[at : at + 32] for at in range(0, len(packed), 32)]
        self.compare(packed)
        self.grow(leaves, checked.chains)
        self.last, self.seq = checked.last, checked.seq or self.seq
        self.keys += checked.keys
        self.files = {**checked.files, **self.files}
        self.named |= checked.named
        self.called |= checked.called
        self.partner_keys.update(checked.partner_keys)
        if checked.words[0] != self.words:
            checked.words = (0, -1)
        self.words = checked.words[1]

    def join(self, number: int, body: bytes, chain: bytes) -> None:
        """Hold the first line of a slice against the last of the slice before."""
        before, previous = self.last
        if number != before + 1:
            self.found.append(out_of_turn(number, before))
        elif hashlib.sha256(b"\x00" + previous + body).digest() != chain:
            self.found.append(changed(number, "its chain hash does not follow from it and the line before."))

    def grow(self, leaves: list[bytes], chains: dict[int, bytes]) -> None:
        """Grow the tree, stopping at every size that was signed."""
        start, done = self.tree.size, 0
        for size in [size for size in self.sizes if start < size <= start + len(leaves)]:
            self.tree.extend(leaves[done : size - start])
            done = size - start
            self.heads[size] = (self.tree.root(), chains.get(size, b""))
        self.tree.extend(leaves[done:])

    def compare(self, packed: bytes) -> None:
        """Hold the leaves against leaf files: those somebody kept, and those of the export itself."""
        first = self.tree.size + 1
        for file in self.held + self.own:
            begins, ends = max(first, file.first), min(first + len(packed) // 32, file.first + file.many)
            if begins < ends:
                with open(file.path, "rb") as leaves:
                    leaves.seek(file.begins + 32 * (begins - file.first))
                    kept = leaves.read(32 * (ends - begins))
                ours = packed[32 * (begins - first) : 32 * (ends - first)]
                if kept != ours:
                    at = next(at for at in range(0, len(kept), 32) if kept[at : at + 32] != ours[at : at + 32])
                    says = f"it is not the line whose hash stands in {os.path.basename(file.path)}."
                    self.unlike.append((changed(begins + at // 32, says), os.path.basename(file.path)))


def read_through(folder: Path, head: Head, log: Log, cores: int) -> None:
    """Check every slice, on all cores where there is more than one, and take them in their order."""
    size = (folder / "log.jsonl").stat().st_size
    sizes = frozenset(log.sizes)
    tasks = [Task(str(folder), at, min(at + SLICE, size), head, sizes) for at in range(0, size, SLICE)]
    pool = processes(min(cores, len(tasks)))
    if pool is None:
        for task in tasks:
            log.take(check_slice(task))
        return
    with pool:
        for checked in pool.imap(check_slice, tasks):
            log.take(checked)


def own_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(many: int) -> Any:
    """So many processes; none where one will do, or where this machine lets no more be started."""
    try:
        return multiprocessing.Pool(many) if many > 1 else None
    except (OSError, ImportError):
        return None


# -------------------------------------------------------------------------------------------------------------- judging


class Trust(NamedTuple):
    """The keys that are trusted, the line from which each holds and before which it ended, and what was wrong."""

    signing: list[tuple[Key, int, int | None]]
    partners: list[Key]
    found: list[Finding]


def trusted(held: list[HeldKey], given: list[Key], acts: list[tuple[int, dict[str, Any]]]) -> Trust:
    """Which keys may sign: those you gave, and those that a rotation in the log leads to and from."""
    line_of = {}
    for number, facts in acts:
        line_of[str(facts.get("key"))] = (number, facts)
    signing = sorted((each for each in held if each.use == "signing"), key=lambda each: each.first)
    found: list[Finding] = []
    known: set[Key] = (
        {each.key for each in signing if each.key in given} if given else {each.key for each in signing[:1]}
    )
    for old, new in zip(signing, signing[1:]):
        number, facts = line_of.get(new.key.text(), (0, {}))
        if number != new.first or facts.get("follows") not in (None, old.key.text()):
            found.append(
                Finding("key", 0, 0, f"The log has no line {new.first:,} with which the key {new.key.text()} begins.")
            )
        elif (old.key in known and rotation_holds(old.key, new.key, facts, found)) or not given:
            known.add(new.key)
    for old, new in reversed(list(zip(signing, signing[1:]))):
        if new.key in known and line_of.get(new.key.text(), (0, {}))[1].get("follows") == old.key.text():
            known.add(old.key)
    ends = [each.first for each in signing[1:]] + [None]
    spans = [(each.key, each.first, end) for each, end in zip(signing, ends) if each.key in known]
    return Trust(spans, [each.key for each in held if each.use == "partner"], found)


def not_registered(held: HeldKey) -> Finding:
    says = f"Line {held.first:,} of the log does not register the partner's key {held.key.text()}."
    return Finding("key", 0, 0, says)


def rotation_holds(old: Key, new: Key, facts: dict[str, Any], found: list[Finding]) -> bool:
    """Whether the key before it signed for a key. One that was lost could not, and the key after it is on its own."""
    if facts.get("how") != "rotated":
        return False
    message = f"section75-key-rotation/1\n{old.text()}\n{new.text()}\n".encode()
    try:
        good = ed25519_holds(old.public, message, bytes.fromhex(str(facts.get("signature"))))
    except ValueError:
        good = False
    if not good:
        found.append(Finding("signature", 0, 0, f"The signature with which {new.text()} follows {old.text()} is bad."))
    return good


def judged_signatures(note: Note, trust: Trust) -> list[Finding]:
    """What is wrong with who signed a checkpoint."""
    name = called(note).capitalize()
    by_name = {(key.name, key.id): key for key, _, _ in trust.signing}
    spans = {key: (first, end) for key, first, end in trust.signing}
    partners = {(key.name, key.id): key for key in trust.partners}
    good, found = False, []
    for signer, key_id, signed in note.signatures:
        key = by_name.get((signer, key_id)) or partners.get((signer, key_id))
        if key is not None and not holds(key, note, signed):
            found.append(Finding("signature", 0, note.number, f"{name} has a bad signature of {signer}."))
        elif key in spans:
            first, end = spans[key]
            good = good or (first <= max(note.size, 1) and (end is None or note.size < end))
    if not good and not found:
        says = f"{name} is signed with no key that you gave or the log leads to, and that held at its line."
        found.append(Finding("key", 0, note.number, says))
    return found


def called(note: Note) -> str:
    return f"checkpoint {note.number} ({note.where})"


def judged_notes(notes: list[Note], trust: Trust, log: Log, head: Head) -> list[Finding]:
    """Hold every checkpoint whose signature holds against the lines."""
    found = []
    for note in notes:
        wrong = judged_signatures(note, trust)
        if note.origin != head.origin:
            raise CannotJudge(f"{note.where} is of another log, {note.origin}.")
        if not wrong and note.size > log.tree.size:
            says = f"{called(note).capitalize()} was signed over {note.size:,} lines."
            wrong = [Finding("missing", log.tree.size, note.number, says)]
        elif not wrong and log.heads[note.size] != (note.root, note.chain):
            says = f"The {note.size:,} lines before {called(note)} are not those it was signed over."
            wrong = [Finding("rewritten", 0, note.number, says)]
        found += wrong
    return found


def judged_files(folder: Path, log: Log, given: Path | None) -> list[Finding]:
    """Hold the list of files against the log, and files against the list."""
    listed: dict[str, str] = {}
    has_list = (folder / "files.txt").is_file()
    if given and not has_list:
        raise CannotJudge("The export has no files.txt, so no file can be held against it.")
    for line in small(folder / "files.txt").decode().split("\n")[:-1] if has_list else []:
        sha256, _blank, name = line.partition(" ")
        if not HEX_64.fullmatch(sha256) or not name:
            raise CannotJudge(f"files.txt has a line that is not a SHA-256 and a name: {line[:120]!r}.")
        listed[sha256] = name
    found = [file_changed(f"{name} is listed, and no line of the log names it")
             for sha256, name in listed.items() if sha256 not in log.files and sha256 not in log.named]  # fmt: skip
    found += [file_changed(f"the file {sha256} that entry {number:,} comes from is not listed")
              for sha256, number in sorted(log.files.items()) if sha256 not in listed]  # fmt: skip
    for path in sorted((folder / "files").glob("*")):
        if sha256_of(path) != path.name:
            found.append(file_changed(f"{listed.get(path.name, path.name)} is not what its hash says"))
    for path in sorted(each for each in given.rglob("*") if each.is_file()) if given else []:
        if sha256_of(path) not in listed and (path.name in listed.values() or path.name in log.called):
            found.append(file_changed(f"{path} is not the file of that name that the log names"))
    return found


def file_changed(says: str) -> Finding:
    return Finding("file", 0, 0, f"File changed: {says}.")


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


# ---------------------------------------------------------------------------------------------------------- the verdict

ORDER_OF_VERDICTS = ("line", "rewritten", "signature", "key", "file")
WORDS_OF = {
    "good": "good to entry {entry}",
    "changed": "entry {entry} changed",
    "missing": "missing after {entry}",
    "rewritten": "rewritten before checkpoint {checkpoint}",
    "signature": "signature bad",
    "key": "key unknown",
    "file": "file changed",
}


class Verdict(NamedTuple):
    """The one thing that is said, everything that was found, and what else whoever reads it should know."""

    first: Finding
    found: list[Finding]
    remarks: list[str]

    def words(self) -> str:
        return WORDS_OF[self.first.verdict].format(entry=self.first.entry, checkpoint=self.first.checkpoint)


def weight(finding: Finding) -> tuple[int, int, int]:
    """A line that can be named goes first, and the earliest of them; then the earliest checkpoint."""
    if finding.verdict in ("changed", "missing"):
        missing = finding.verdict == "missing"
        return 0, finding.entry + missing, not missing
    return ORDER_OF_VERDICTS.index(finding.verdict), 0, finding.checkpoint


def verify(folder: Path, asked: argparse.Namespace) -> Verdict:
    """Check an export against itself and against what somebody kept of it."""
    head, own_notes, held_keys = head_of(folder), notes_of(folder), keys_of(folder)
    kept, others = kept_notes(asked.checkpoints, head.origin) if asked.checkpoints else ([], 0)
    given = [key_of(text) for text in asked.key]
    notes = own_notes + kept
    kept_leaves = leaf_files(asked.leaves, head.origin) if asked.leaves else []
    if asked.leaves and not kept_leaves:
        raise CannotJudge(f"{asked.leaves} holds no leaf file of {head.origin}.")
    log = Log(tuple(sorted({note.size for note in notes})), kept_leaves, leaf_files(folder / "leaves", head.origin))
    read_through(folder, head, log, asked.cores)
    trust = trusted(held_keys, given, log.keys)
    trust.found.extend(not_registered(each) for each in held_keys if each.use == "partner"
                       and log.partner_keys.get(each.first) != each.key.text())  # fmt: skip
    of_notes = judged_notes(notes, trust, log, head)
    wrong = {finding.checkpoint for finding in of_notes}
    agreed = max((note.size for note in kept if given and note.number not in wrong), default=0)
    require_leaves_agree(log, agreed)
    found = log.found + trust.found + of_notes + judged_files(folder, log, asked.files)
    for file in log.held + log.own:
        if file.first + file.many - 1 > log.tree.size:
            says = f"{os.path.basename(file.path)} has leaves of lines up to {file.first + file.many - 1:,}."
            found.append(Finding("missing", log.tree.size, 0, says))
    words = folder / "words.jsonl"
    if not found and words.is_file() and words.stat().st_size != log.words:
        raise CannotJudge(OUT_OF_ORDER)
    if head.lines != log.tree.size and not found:
        raise CannotJudge(f"The export should have {head.lines:,} lines and has {log.tree.size:,}.")
    good = Finding("good", log.tree.size, 0, f"Line {log.tree.size:,}, journal entry {log.seq:,}.")
    found.sort(key=weight)
    return Verdict(found[0] if found else good, found, remarks(log, notes, kept, others, given, trust))


def require_leaves_agree(log: Log, agreed: int) -> None:
    """Nobody signs a leaf file: where a checkpoint kept with it vouches for the lines, the file errs."""
    for finding, path in log.unlike:
        if finding.entry <= agreed and not log.found:
            says = f"a checkpoint you kept was signed over line {finding.entry:,}"
            raise CannotJudge(f"{path} is not of this log: {says}.")
    log.found += [finding for finding, _ in log.unlike]


def remarks(log: Log, notes: list[Note], kept: list[Note], others: int, given: list[Key], trust: Trust) -> list[str]:
    """What is true of a good verdict too, and easily forgotten."""
    said = []
    signed = max((note.size for note in notes), default=0)
    outside = max((note.size for note in kept), default=0)
    said.append(f"Signed to line {min(signed, log.tree.size):,} of {log.tree.size:,}.")
    if kept:
        said.append(f"Held against {len(kept)} checkpoint(s) you kept, the last over {outside:,} lines.")
    else:
        said.append("You gave no checkpoint that you kept: a host that wrote everything again would not be noticed.")
    if not given:
        said.append(
            "You gave no key: the keys were taken from the export. Compare with yours: {}".format(
                ", ".join(key.text() for key, _, _ in trust.signing) or "it has none."
            )
        )
    if others:
        said.append(f"{others} checkpoint(s) in your folder are of other logs and were left alone.")
    if log.tree.size > outside and kept:
        said.append(f"Lines {outside + 1:,} to {log.tree.size:,} rest on the host's word alone.")
    return said


def told(verdict: Verdict, as_json: bool) -> str:
    if as_json:
        table = {
            "format": "section75-verdict/1",
            "verdict": verdict.words(),
            "kind": verdict.first.verdict,
            "entry": verdict.first.entry,
            "checkpoint": verdict.first.checkpoint,
            "says": verdict.first.says,
            "found": [finding.says for finding in verdict.found[:100]],
            "remarks": verdict.remarks,
        }
        return json.dumps(table, indent=2, ensure_ascii=False)
    words = verdict.words()
    more = [f"Found besides: {len(verdict.found) - 1}."] if len(verdict.found) > 1 else []
    return "\n".join([words[0].upper() + words[1:] + ".", verdict.first.says, *more, *verdict.remarks])


def asked_of(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check a fund's log without its host.")
    parser.add_argument("export", type=Path, help="the export: a folder or a zip file")
    parser.add_argument("--checkpoints", type=Path, help="a folder of checkpoints you kept")
    parser.add_argument("--leaves", type=Path, help="a folder of leaf files you kept")
    parser.add_argument(
        "--key", action="append", default=[], help="a public key you were given; more than once for more"
    )
    parser.add_argument("--files", type=Path, help="a folder of files to be held against the log")
    parser.add_argument("--cores", type=int, default=own_cores(), help="how many processes check at once")
    parser.add_argument("--json", action="store_true", help="say it for a machine")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Say the verdict; 0 for good, 1 for anything found, 2 where it could not be judged."""
    asked = asked_of(arguments)
    try:
        for folder in (asked.checkpoints, asked.leaves, asked.files):
            if folder is not None and not folder.is_dir():
                raise CannotJudge(f"{folder} is not a folder.")
        with opened(asked.export) as export:
            verdict = verify(export, asked)
    except (CannotJudge, OSError, UnicodeError) as refused:
        says = str(refused)
    except Exception as surprise:  # whatever else is wrong with an export, its reader gets a sentence
        says = f"The export is broken in a way this file does not know ({type(surprise).__name__})."
    else:
        print(told(verdict, asked.json))
        return 0 if verdict.first.verdict == "good" else 1
    print(json.dumps({"format": "section75-verdict/1", "verdict": "cannot judge", "says": says}, ensure_ascii=False)
          if asked.json else f"Cannot judge: {says}")  # fmt: skip
    return 2


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
