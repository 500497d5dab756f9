"""The API as a process of its own: ``python -m tests.served URL PORT PLACE`` in ``backend``.

Everything is as in ``qms serve`` but for login: callers introduce themselves (``tests.town``).
"""

import sys
from functools import partial
from pathlib import Path

import uvloop
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from qms.kernel.db import Database
from qms.operations.self_check import is_ready
from qms.settings import Settings
from qms.web.pages import Readiness, healthz
from qms.web.server import Server
from tests.town import service

KEY = b"a key for invented people alone!"


def main(url: str, port: str, place: str) -> None:
    """Serve until stopped."""
    database = Database(url, pool_size=4, seal_key=KEY)
    settings = Settings(demo=True, port=int(port), data_dir=Path(place))
    readiness = Readiness(partial(is_ready, database))
    told = [Route("/healthz", healthz), Route("/readyz", readiness.probe)]
    app = Starlette(routes=[*told, Mount("/", service(database, Path(place)))])
    uvloop.run(Server(app, settings, readiness, ready=lambda: None).serve())


if __name__ == "__main__":
    main(*sys.argv[1:])
