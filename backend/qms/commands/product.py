"""Start the whole product, or its background work, and fill the trial with its invented municipality."""

import asyncio
import logging
import socket
from argparse import Namespace
from time import perf_counter

import uvloop

from qms.commands.installation import database_of, require_sound
from qms.commands.service import server_of
from qms.commands.terminal import say, step
from qms.demo.people import logins
from qms.demo.seed import seed
from qms.demo.tokens import remember_address
from qms.kernel.db import Database
from qms.operations.migrations import upgrade
from qms.refused import Refused
from qms.settings import Settings, demo_settings, read_settings
from qms.worker import run_worker

LOG = logging.getLogger("qms")
REST = 2.0
"""So many seconds the background work waits before it begins anew."""


def run(_: Namespace) -> None:
    """Everything in one process: database, tables, invented data, API, pages and background jobs."""
    begun = perf_counter()
    settings = demo_settings()
    _require_free_port(settings)
    with database_of(settings) as settings:
        _upgrade(settings)
        require_sound(settings)
        uvloop.run(_everything(settings, begun))


async def _everything(settings: Settings, begun: float) -> None:
    if settings.demo:
        await _fill(settings)
        remember_address(settings)
    server = server_of(settings, lambda: _welcome(settings, perf_counter() - begun))
    async with asyncio.TaskGroup() as together:
        worker = together.create_task(_working(settings))
        await server.serve()
        worker.cancel()


async def _working(settings: Settings) -> None:
    """The background jobs, begun anew when they fall, as a service manager does with a process of their own.

    The database may end a connection whose process has been kept from working: the pages go on all the same.
    """
    while True:
        try:
            await run_worker(settings)
        except Exception as error:
            LOG.warning("the background work fell (%s) and begins anew", type(error).__name__)
        await asyncio.sleep(REST)


def worker(_: Namespace) -> None:
    """The background jobs, until stopped."""
    with database_of(read_settings()) as settings:
        require_sound(settings, logs_in=False)
        if settings.trail_secret is None:
            raise Refused("Ange nyckeln som spåret förseglas med i QMS_TRAIL_KEY.")
        uvloop.run(run_worker(settings))


def fill(_: Namespace) -> None:
    """The invented municipality, in a database that has none. What is then started needs its port."""
    settings = demo_settings()
    _require_free_port(settings)
    with database_of(settings) as settings:
        _upgrade(settings)
        uvloop.run(_fill(settings))


def _upgrade(settings: Settings) -> None:
    if settings.owner_database_url:
        with step("Uppdaterar databasens tabeller"):
            upgrade(settings.owner_database_url)


async def _fill(settings: Settings) -> None:
    database = Database(settings.database_url, seal_key=settings.seal_key)
    try:
        with step("Fyller på med den påhittade kommunen"):
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
