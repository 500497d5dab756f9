"""Several processes that answer at one address: a process uses one core."""

import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import connection, get_context, parent_process
from multiprocessing.context import ForkProcess
from multiprocessing.synchronize import Event
from threading import Thread
from time import sleep

from qms.refused import Refused

FORK = get_context("fork")
"""What has been read and checked before is there already, and shared."""
Work = Callable[[socket.socket, Callable[[], None]], None]
"""Answers at a socket until it is told to stop, and says when it has begun."""


class Workers:
    """Keeps so many processes at work. One that dies gets a successor, and the others go on meanwhile.

    One that ends by itself before it has begun would do so again, so all are stopped. One that was killed would not.
    """

    def __init__(self, number: int, work: Work, at: socket.socket) -> None:
        self._number, self._work, self._at = number, work, at
        self._running: dict[ForkProcess, Event] = {}

    def run(self) -> None:
        """Until this process is told to stop. Each then ends what it has begun. ``Refused`` if one cannot begin."""
        try:
            while True:
                while len(self._running) < self._number:
                    self._start()
                connection.wait([process.sentinel for process in self._running])
                for process in [each for each in self._running if not each.is_alive()]:
                    ended_by_itself = process.exitcode is not None and process.exitcode >= 0
                    if not self._running.pop(process).is_set() and ended_by_itself:
                        raise Refused("En av webbtjänstens processer kunde inte starta. Orsaken står ovanför.")
        finally:
            for process in self._running:
                process.terminate()
            for process in self._running:
                process.join()

    def _start(self) -> None:
        begun = FORK.Event()
        process = FORK.Process(target=self._begin, args=(begun,))
        process.start()
        self._running[process] = begun

    def _begin(self, begun: Event) -> None:
        Thread(target=_leave_with_parent, daemon=True).start()
        with suppress(KeyboardInterrupt):
            self._work(self._at, begun.set)


def _leave_with_parent() -> None:
    """Stop as if told to when the first process is gone, however it went: nobody would start or stop this one.

    Told again and again, since a loop that is only beginning passes over what it is told.
    """
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    while True:
        os.kill(os.getpid(), signal.SIGTERM)
        sleep(1)


def listening(host: str, port: int) -> socket.socket:
    """A socket that several processes take requests from."""
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=2048)
