"""Serve the product or a floor in a process of its own: ``python -m bench.serve product|recorded|least PORT``."""

import sys

import uvicorn

from bench.floor import create_floor
from bench.least import create_least
from qms.app import create_app
from qms.settings import Settings


def main(kind: str, port: str) -> None:
    """Serve until stopped, with the same server settings as the product has."""
    settings = Settings()
    create = {"product": create_app, "recorded": create_floor, "least": create_least}[kind]
    uvicorn.run(create(settings), port=int(port), log_level="warning", access_log=False, server_header=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
