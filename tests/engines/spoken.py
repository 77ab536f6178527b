"""One HTTP request a connection, as bytes: sent, and its answer read whole, or known to be cut off."""

from __future__ import annotations

import socket
from dataclasses import dataclass

SECONDS = 120  # before somebody gives up on an answer
END_OF_HEAD = b"\r\n\r\n"
Place = tuple[str, int]


class AnswerLost(Exception):
    """The connection ended before the answer did: what was asked may have been done, or not."""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: str

    @classmethod
    def read(cls, content: bytes) -> Answer:
        """The answer, or `AnswerLost` where some of it is missing."""
        head, ended, body = content.partition(END_OF_HEAD)
        if not ended:
            raise AnswerLost
        first, *lines = head.decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        for name, _, value in (line.partition(":") for line in lines):
            headers[name.lower()] = "; ".join(filter(None, [headers.get(name.lower()), value.strip()]))
        if len(body) != int(headers["content-length"]):
            raise AnswerLost
        return cls(int(first.split()[1]), headers, body.decode())


def request(method: str, path: str, host: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """A request that is alone on its connection."""
    said = {"Host": host, "Connection": "close", "Content-Length": str(len(body)), **headers}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items())]
    return "\r\n".join(lines).encode() + END_OF_HEAD + body


def send(to: Place, content: bytes, *, listens: bool = True) -> bytes:
    """Send a request, or the beginning of one; whatever came back before the connection ended."""
    came = b""
    try:
        with socket.create_connection(to, SECONDS) as line:
            line.sendall(content)
            while listens and (piece := line.recv(65_536)):
                came += piece
    except ConnectionError:
        pass
    return came


def ask(to: Place, content: bytes) -> Answer:
    """Send a request; its answer."""
    return Answer.read(send(to, content))


def received(line: socket.socket) -> bytes:
    """One request, whole, as it comes in; nothing where whoever sends it goes away."""
    came = b""
    while END_OF_HEAD not in came:
        piece = line.recv(65_536)
        if not piece:
            return b""
        came += piece
    head, _, body = came.partition(END_OF_HEAD)
    wanted = int(header(head, b"content-length") or 0)
    while len(body) < wanted:
        piece = line.recv(65_536)
        if not piece:
            return b""
        body += piece
    return head + END_OF_HEAD + body


def header(head: bytes, name: bytes) -> bytes:
    """A header of a request; nothing where it has none."""
    for line in head.split(b"\r\n"):
        if line.lower().startswith(name + b":"):
            return line.partition(b":")[2].strip()
    return b""
