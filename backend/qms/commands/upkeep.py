"""Tend the database: its tables, its boards, and what follows a restored copy."""

from argparse import Namespace
from tomllib import TOMLDecodeError

import uvloop
from pydantic import ValidationError

from qms.commands.installation import database_of, owner_of
from qms.commands.terminal import step
from qms.file_faults import why
from qms.kernel.db import Database
from qms.kernel.schema import fault
from qms.operations.migrations import upgrade
from qms.operations.provisioning.boards import EndedSystem, OtherBoardsSystem, provision
from qms.operations.provisioning.municipality import Municipality, read
from qms.operations.restored import after_restore as forget_logins
from qms.refused import Refused
from qms.settings import Settings, read_settings


def migrate(_: Namespace) -> None:
    """Bring the tables up to this version."""
    with database_of(read_settings()) as settings, step("Uppdaterar databasens tabeller"):
        upgrade(owner_of(settings))


def after_restore(_: Namespace) -> None:
    """Forget the logins that a restored copy still holds."""
    with database_of(read_settings()) as settings:
        ended = forget_logins(owner_of(settings))
    print(f"Alla är utloggade ({ended}). Gå nu igenom roller som har avslutats sedan kopian togs.")


def found_municipality(options: Namespace) -> None:
    """Lay out the boards, first administrators and systems of a file that are not there yet."""
    try:
        municipality = read(options.file)
    except (OSError, TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"Filen {options.file} går inte att läsa: {why(error)}.") from None
    except ValidationError as error:
        told = [fault(".".join(map(str, e["loc"])), e["type"], e.get("ctx", {})) for e in error.errors()]
        faults = (f"  {each['pointer']}: {each['detail']}" for each in told)
        raise Refused("\n".join([f"Filen {options.file} behöver rättas:", *faults])) from None
    if not read_settings().issuer:
        raise Refused("Ange kommunens inloggningstjänst i QMS_OIDC_ISSUER: administratörerna är kända därifrån.")
    with database_of(read_settings()) as settings:
        if settings.owner_database_url:
            upgrade(settings.owner_database_url)
        uvloop.run(_lay_out(settings, municipality))


async def _lay_out(settings: Settings, municipality: Municipality) -> None:
    database = Database(settings.database_url)
    try:
        said = await provision(database, municipality, issuer=settings.issuer)
    except OtherBoardsSystem as error:
        raise Refused(f"Systemet {error} hör redan till en annan nämnd. Ge det ett eget klient-id för varje.") from None
    except EndedSystem as error:
        raise Refused(f"Sista dagen för systemet {error} har redan varit. Ange i dag eller senare.") from None
    finally:
        await database.close()
    print("\n".join(said or ["Allt i filen fanns redan."]))
