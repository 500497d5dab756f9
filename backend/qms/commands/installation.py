"""The installation that a command works on: its database, started if it is the embedded one."""

from collections.abc import Iterator
from contextlib import contextmanager

from qms.commands.terminal import step
from qms.operations.embedded import EmbeddedServer
from qms.operations.migrations import begin_generation
from qms.operations.self_check import refusals
from qms.refused import Refused
from qms.settings import Settings


@contextmanager
def database_of(settings: Settings) -> Iterator[Settings]:
    """Use the database that the settings name, or start the embedded one and stop it afterwards."""
    if settings.database_url or settings.owner_database_url:
        yield settings
        return
    server = EmbeddedServer(settings.data_dir / "postgres")
    try:
        with step("Startar databasen"):
            urls = server.start()
        if not server.home.is_relative_to(settings.data_dir.resolve()):
            print(f"  Den ligger i {server.home}: databasens användare når inte {settings.data_dir}.")
        yield settings.model_copy(update={"database_url": urls.app, "owner_database_url": urls.owner})
    finally:
        server.stop()


def require_sound(settings: Settings, *, logs_in: bool = True) -> None:
    """Refuse to start what would not work, and say all that is wrong with its settings."""
    if faults := refusals(settings, logs_in=logs_in):
        raise Refused("\n".join(faults))
    begin_generation(settings.database_url)


def owner_of(settings: Settings) -> str:
    """The address of the database with the owning role, which changes of tables need."""
    if not settings.owner_database_url:
        raise Refused("Ange databasen med rollen qms_owner i QMS_OWNER_DATABASE_URL.")
    return settings.owner_database_url
