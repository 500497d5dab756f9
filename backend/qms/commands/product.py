"""Start the product, whole or in part, and fill the trial with its invented municipality."""

import asyncio
import os
import socket
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from time import perf_counter

import uvloop

from qms.app import connected, create_app
from qms.commands.installation import database_of, require_sound
from qms.commands.terminal import say, step
from qms.demo.people import logins
from qms.demo.seed import seed
from qms.demo.tokens import remember_address
from qms.kernel.db import Database
from qms.operations.migrations import upgrade
from qms.operations.self_check import is_ready
from qms.refused import Refused
from qms.settings import Settings, demo_settings, read_settings
from qms.web.pages import Readiness
from qms.web.server import Server
from qms.web.workers import Workers, listening
from qms.worker import run_worker


def run(_: Namespace) -> None:
    """Everything in one process: database, tables, invented data, API, pages and background jobs."""
    begun = perf_counter()
    settings = demo_settings()
    _require_free_port(settings)
    with database_of(settings) as settings:
        if settings.owner_database_url:
            with step("Uppdaterar databasens tabeller"):
                upgrade(settings.owner_database_url)
        require_sound(settings)
        uvloop.run(_everything(settings, begun))


async def _everything(settings: Settings, begun: float) -> None:
    if settings.demo:
        with step("Fyller på med den påhittade kommunen"):
            await _fill(settings)
        remember_address(settings)
    server = _server(settings, lambda: _welcome(settings, perf_counter() - begun))
    async with asyncio.TaskGroup() as together:
        worker = together.create_task(run_worker(settings))
        await server.serve()
        worker.cancel()


def serve(options: Namespace) -> None:
    """API and pages, until stopped: in this process, or in several that share the address."""
    number = options.workers if options.workers is not None else (os.cpu_count() or 1)
    with database_of(read_settings()) as settings:
        require_sound(settings)
        if number == 1:
            uvloop.run(_server(settings, lambda: print(f"Svarar på {settings.address}", flush=True)).serve())
            return
        if settings.demo:
            raise Refused("Demolägets inloggning finns bara i en process. Starta med --workers 1.")
        with listening(settings.host, settings.port) as shared:
            print(f"Svarar på {settings.address} med {number} processer", flush=True)
            Workers(number, partial(_work, settings), shared).run()


def _work(settings: Settings, at: socket.socket, begun: Callable[[], None]) -> None:
    uvloop.run(_server(settings, begun).serve([at]))


def _server(settings: Settings, ready: Callable[[], None]) -> Server:
    database = connected(settings)
    readiness = Readiness(partial(is_ready, database))
    try:
        app = create_app(settings, database, readiness=readiness)
    except ValueError as error:
        raise Refused(str(error)) from None
    return Server(app, settings, readiness, ready)


def worker(_: Namespace) -> None:
    """The background jobs, until stopped."""
    with database_of(read_settings()) as settings:
        require_sound(settings, logs_in=False)
        if settings.trail_secret is None:
            raise Refused("Ange nyckeln som spåret förseglas med i QMS_TRAIL_KEY.")
        uvloop.run(run_worker(settings))


def fill(_: Namespace) -> None:
    """The invented municipality, in a database that has none."""
    with database_of(demo_settings()) as settings:
        if settings.owner_database_url:
            upgrade(settings.owner_database_url)
        uvloop.run(_fill(settings))


async def _fill(settings: Settings) -> None:
    database = Database(settings.database_url, seal_key=settings.seal_key)
    try:
        await seed(database, issuer=settings.issuer, say=say)
    finally:
        await database.close()


def _require_free_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError:
            raise Refused(
                f"Port {settings.port} används redan. Stoppa det som kör där, eller välj en annan port: "
                f"QMS_PORT={settings.port + 1} make run"
            ) from None


def _welcome(settings: Settings, seconds: float) -> None:
    print(f"\nKlart på {seconds:.1f} s.".replace(".", ",", 1), f"Öppna {settings.address}\n")
    if settings.demo:
        print("Logga in som någon av dessa. Alla är påhittade och har inget lösenord.")
        for person in logins():
            print(f"  {person.name:<24}{person.roles}")
    print("\nAvsluta med Ctrl-C.", flush=True)
