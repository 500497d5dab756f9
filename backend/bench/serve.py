"""Serve the product or a floor: ``python -m bench.serve product|recorded|least PORT [WORKERS]``."""

import sys
from collections.abc import Callable

import uvicorn
import uvloop

from bench.floor import create_floor
from bench.least import create_least
from qms.app import connected, create_app
from qms.operations.self_check import is_ready
from qms.settings import Settings
from qms.web.pages import Readiness
from qms.web.server import Server
from qms.web.workers import Workers, listening

FLOORS = {"recorded": create_floor, "least": create_least}


def main(kind: str, port: str, workers: str = "1") -> None:
    """Serve until stopped: the product as ``qms serve`` does, the floors as bare as can be."""
    settings = Settings()
    if kind in FLOORS:
        app = FLOORS[kind](settings)
        uvicorn.run(app, port=int(port), log_level="warning", access_log=False, server_header=False)
    elif workers == "1":
        uvloop.run(_server(settings).serve([listening("127.0.0.1", int(port))]))
    else:
        Workers(
            int(workers),
            lambda at, begun: uvloop.run(_server(settings, begun).serve([at])),
            listening("127.0.0.1", int(port)),
        ).run()


def _server(settings: Settings, begun: Callable[[], None] | None = None) -> Server:
    database = connected(settings)

    async def ready() -> bool:
        return await is_ready(database)

    readiness = Readiness(ready)
    app = create_app(settings, database, readiness=readiness)
    return Server(app, settings, readiness, begun or (lambda: None))


if __name__ == "__main__":
    main(*sys.argv[1:])
