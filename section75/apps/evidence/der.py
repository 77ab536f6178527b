"""As much of DER (X.690) as a time-stamp request and its answer take: writing values, and reading what is in one."""

from __future__ import annotations

from typing import Final, NamedTuple

INTEGER: Final = 0x02
_OCTETS, _OID, _SEQUENCE = 0x04, 0x06, 0x30
_LONG: Final = 0x80
_LARGEST: Final = 4  # bytes of a length


class Value(NamedTuple):
    """One value: its tag, and the bytes in it."""

    tag: int
    content: bytes


def sequence(*values: bytes) -> bytes:
    """Values one after another."""
    return _written(_SEQUENCE, b"".join(values))


def integer(number: int) -> bytes:
    """A whole number, not below nothing."""
    return _written(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def octets(content: bytes) -> bytes:
    """Bytes as they are."""
    return _written(_OCTETS, content)


def oid(dotted: str) -> bytes:
    """The name of an algorithm."""
    first, second, *others = map(int, dotted.split("."))
    return _written(_OID, bytes([40 * first + second]) + b"".join(map(_base_128, others)))


def only(content: bytes) -> Value:
    """The one value these bytes are. ValueError where they are none or more."""
    (value,) = _values(content)
    return value


def children(value: Value) -> list[Value]:
    """The values in a value."""
    return _values(value.content)


def number(value: Value) -> int:
    """A whole number read back."""
    return int.from_bytes(value.content, "big", signed=True)


def _base_128(number: int) -> bytes:
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | _LONG)
    return bytes(reversed(parts))


def _written(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < _LONG:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, _LONG | len(size)]) + size + content


def _values(content: bytes) -> list[Value]:
    found, place = [], 0
    while place < len(content):
        tag, length, begins = _head(content, place)
        if begins + length > len(content):
            raise ValueError("a value is longer than what it is in")
        found.append(Value(tag, content[begins : begins + length]))
        place = begins + length
    return found


def _head(content: bytes, place: int) -> tuple[int, int, int]:
    """A value's tag, its length, and where its content begins."""
    tag, length = content[place], content[place + 1]
    if length < _LONG:
        return tag, length, place + 2
    size = length & ~_LONG
    if not 0 < size <= _LARGEST:
        raise ValueError("a length that DER does not have here")
    begins = place + 2 + size
    return tag, int.from_bytes(content[place + 2 : begins], "big"), begins


NULL: Final = _written(0x05, b"")
TRUE: Final = _written(0x01, b"\xff")
