"""A line that fails, between clients and a server that runs: requests come twice or cut, answers late, cut or never.

What goes wrong with a request follows from the seed, the name its sender gives it and how often that name was heard, so
that one seed does the same to the same requests whatever comes first.
"""

from __future__ import annotations

import random
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tests.engines import spoken
from tests.engines.spoken import Place

NAME = b"x-name"  # the header by which a request says what it is
WEIGHTS = {
    "passes": 40,
    "comes twice": 10,
    "comes twice at once": 10,
    "comes again later": 10,
    "answer never comes": 15,
    "answer is cut": 5,
    "never arrives": 5,
    "arrives cut": 5,
}
LATE, LONGEST_DELAY = 0.2, 0.1  # how many are held up, and for how many seconds at most
LATER = 0.3  # seconds at most after which a copy comes again


class FaultyLine(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine, and passes on to a server what it does not spoil."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, to: Place, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.to, self.seed = to, seed
        self.happened: Counter[str] = Counter()
        self._heard: Counter[bytes] = Counter()
        self._alone = threading.Lock()
        self.later = ThreadPoolExecutor(4)

    @property
    def place(self) -> Place:
        """Where it listens."""
        return ("127.0.0.1", self.server_address[1])

    def drawn(self, name: bytes) -> tuple[str, float, float]:
        """What happens to this request, the seconds it is held up, and where it is cut."""
        with self._alone:
            self._heard[name] += 1
            draw = random.Random(f"{self.seed} {name.decode()} {self._heard[name]}")
            (fault,) = draw.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))
            held_up = draw.uniform(0, LONGEST_DELAY) if draw.random() < LATE else 0.0
            self.happened[fault] += 1
            self.happened["is late"] += bool(held_up)
        return fault, held_up, draw.random()

    def passed(self, content: bytes, fault: str, cut: float) -> bytes:
        """Do to a request what was drawn; what its sender gets."""
        if fault == "never arrives":
            return b""
        if fault == "arrives cut":
            spoken.send(self.to, content[: int(len(content) * cut)], listens=False)
            return b""
        if fault == "comes twice at once":
            other = self.later.submit(spoken.send, self.to, content)
            answer = spoken.send(self.to, content)
            other.result()
            return answer
        answer = spoken.send(self.to, content)
        if fault == "comes twice":
            answer = spoken.send(self.to, content)
        if fault == "comes again later":
            self.later.submit(self._later, content, cut * LATER)
        return {"answer never comes": b"", "answer is cut": answer[: int(len(answer) * cut)]}.get(fault, answer)

    def _later(self, content: bytes, seconds: float) -> None:
        time.sleep(seconds)
        spoken.send(self.to, content)


class _Passing(socketserver.BaseRequestHandler):
    """One request on one connection."""

    server: FaultyLine

    def handle(self) -> None:
        """Take it, spoil it or pass it on, and give back what came of it."""
        content = spoken.received(self.request)
        if content:
            fault, held_up, cut = self.server.drawn(spoken.header(content, NAME))
            time.sleep(held_up)
            self.request.sendall(self.server.passed(content, fault, cut))


@contextmanager
def faulty_line(to: Place, seed: int) -> Iterator[FaultyLine]:
    """Such a line until the block is left; every copy that was to come later has come by then."""
    with FaultyLine(to, seed) as line:
        threading.Thread(target=line.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield line
        finally:
            line.shutdown()
            line.later.shutdown()
