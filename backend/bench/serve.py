"""Serve the product or a floor: ``python -m bench.serve product|recorded|least PORT [WORKERS]``."""

import sys

import uvicorn
import uvloop

from bench.floor import create_floor
from bench.least import create_least
from qms.commands.service import server_of
from qms.settings import Settings
from qms.web.workers import Workers, listening

FLOORS = {"recorded": create_floor, "least": create_least}


def main(kind: str, port: str, workers: str = "1") -> None:
    """Serve until stopped: the product as ``qms serve`` does, the floors as bare as can be."""
    settings = Settings()
    if kind in FLOORS:
        app = FLOORS[kind](settings)
        uvicorn.run(app, port=int(port), log_level="warning", access_log=False, server_header=False)
    elif workers == "1":
        uvloop.run(server_of(settings, lambda: None).serve([listening("127.0.0.1", int(port))]))
    else:
        Workers(
            int(workers),
            lambda at, begun: uvloop.run(server_of(settings, begun).serve([at])),
            listening("127.0.0.1", int(port)),
        ).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
