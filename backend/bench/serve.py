"""Serve the product or the floor in a process of its own: ``python -m bench.serve product|floor PORT``."""

import sys

import uvicorn

from bench.floor import create_floor
from qms.app import create_app
from qms.settings import Settings


def main(kind: str, port: str) -> None:
    """Serve until stopped, with the same server settings as the product has."""
    settings = Settings()
    app = create_floor(settings) if kind == "floor" else create_app(settings)
    uvicorn.run(app, port=int(port), log_level="warning", access_log=False, server_header=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
