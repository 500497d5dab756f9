"""Start the web service. It reads nothing of what fills the trial, changes tables or works in the background."""

import gc
import os
import socket
from argparse import Namespace
from collections.abc import Callable
from functools import partial

import uvloop

from qms.app import connected, create_app
from qms.commands.installation import database_of, require_sound
from qms.operations.self_check import is_ready
from qms.refused import Refused
from qms.settings import Settings, read_settings
from qms.web.pages import Readiness
from qms.web.server import Server
from qms.web.workers import Workers, listening


def serve(options: Namespace) -> None:
    """API and pages, until stopped: in this process, or in several that share the address."""
    number = options.workers if options.workers is not None else (os.cpu_count() or 1)
    with database_of(read_settings()) as settings:
        require_sound(settings)
        if number == 1:
            uvloop.run(server_of(settings, lambda: print(f"Svarar på {settings.address}", flush=True)).serve())
            return
        if settings.demo:
            raise Refused("Demolägets inloggning finns bara i en process. Starta med --workers 1.")
        with listening(settings.host, settings.port) as shared:
            print(f"Svarar på {settings.address} med {number} processer", flush=True)
            Workers(number, partial(_work, settings), shared).run()


def server_of(settings: Settings, ready: Callable[[], None]) -> Server:
    """The API and the pages on a database, ready to answer. What is there now stays: no request looks through it."""
    database = connected(settings)
    readiness = Readiness(partial(is_ready, database))
    try:
        app = create_app(settings, database, readiness=readiness)
    except ValueError as error:
        raise Refused(str(error)) from None
    gc.freeze()
    return Server(app, settings, readiness, ready)


def _work(settings: Settings, at: socket.socket, begun: Callable[[], None]) -> None:
    uvloop.run(server_of(settings, begun).serve([at]))
