"""What would switch a safeguard off without an error: looked for before the first request is served.

A superuser passes every wall between boards; a database without Swedish letters finds nothing for "åtgärd"; one that
does not wait for the disk answers that a report is saved when it is not.
"""

from collections.abc import Callable

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from qms.kernel.db import Database
from qms.kernel.problems import Unavailable
from qms.operations.migrations import is_behind
from qms.settings import LOOPBACK, Settings

OLDEST = 150_000
PATCHED = {15: 150_014, 16: 160_010, 17: 170_006}
"""Where row security no longer leaks by statistics (CVE-2025-8713)."""
VERSION = text("select current_setting('server_version_num')::int")
ROLE = text("select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user")
OWNS_TABLES = text("""select exists (select from pg_class where relkind in ('r', 'p')
  and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  and pg_has_role(current_user, relowner, 'usage'))""")
MIGRATED = text("select to_regclass('public.alembic_version') is not null")
KNOWS_ITS_REVISION = text("select to_regprocedure('access.schema_revision()') is not null")
REVISION = text("select access.schema_revision()")
UNSAFE = """select name from pg_settings
  where (name in ('fsync', 'full_page_writes') and setting = 'off'
         or name = 'synchronous_commit' and setting not in ('on', 'remote_apply', 'remote_write'))
    and coalesce(current_setting('qms.disposable', true), '') <> 'on'"""
"""What makes an answered write one that may be lost. A server that says itself that it is made to be thrown away, as
those of the tests do, is let be."""
CHECKSUMS = text("select current_setting('data_checksums') = 'on'")
READY = text(f"select access.schema_revision() as revision, exists ({UNSAFE}) as is_unsafe")
TRIGRAMS = text("select exists (select from pg_extension where extname = 'pg_trgm')")
SWEDISH = text("select lower('ÅÄÖ') = 'åäö' and to_tsvector('swedish', 'Åtgärd') = to_tsvector('swedish', 'åtgärd')")
SWEDISH_TRIGRAMS = text("select show_trgm('å') <> '{}'")


def refusals(settings: Settings, *, logs_in: bool) -> list[str]:
    """Why the service must not start, in plain Swedish. Empty when it may. Only what people reach logs them in."""
    faults = weaknesses(settings.database_url)
    if settings.replica_url and (fault := _of_way(settings.replica_url)):
        faults.append(f"QMS_REPLICA_URL: {fault}")
    if settings.seal_key is None:
        faults.append("Ange nyckeln som personuppgifter förseglas med i QMS_IDENTITY_KEY.")
    if logs_in and not settings.issuer:
        faults.append("Ange kommunens inloggningstjänst i QMS_OIDC_ISSUER.")
    if logs_in and settings.oidc_issuer and not settings.oidc_client_secret.get_secret_value().strip():
        faults.append("Ange hemligheten hos inloggningstjänsten i QMS_OIDC_CLIENT_SECRET.")
    return faults


def weaknesses(url: str) -> list[str]:
    """Why the service must not start on this database, in plain Swedish. Empty when it may."""
    if fault := _of_way(url):
        return [fault]
    return _asked(
        url, lambda connection: [*_of_role(connection), *_of_durability(connection), *_of_database(connection)]
    )


def risks(url: str) -> list[str]:
    """What the service works in spite of, but that breaks a promise when something else goes wrong."""
    return _asked(url, lambda connection: [*_of_checksums(connection), *_of_version(connection)])


async def is_ready(database: Database) -> bool:
    """Whether requests can be answered now: the database is there, with our tables, and still keeps what it saves."""
    try:
        row = await database.one(READY)
    except (Unavailable, DBAPIError):
        return False
    return row is not None and not row.is_unsafe and not is_behind(row.revision or "")


def _of_way(url: str) -> str | None:
    """Anybody between us and a database on another machine can read, or stand in for it, unless it proves who it is."""
    address = make_url(url)
    is_here = (address.host or "") in LOOPBACK | {""} or str(address.host).startswith("/")
    if is_here or address.query.get("sslmode") == "verify-full":
        return None
    return "Förbindelsen till databasen är inte skyddad. Lägg till sslmode=verify-full och sslrootcert i adressen."


def _asked(url: str, look: Callable[[Connection], list[str]]) -> list[str]:
    engine = create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            return look(connection)
    except DBAPIError as error:
        return [f"Databasen svarar inte: {str(error.orig).strip()}"]


def _of_durability(connection: Connection) -> list[str]:
    off = ", ".join(sorted(connection.scalars(text(UNSAFE))))
    return [f"Det som sparas kan gå förlorat vid strömavbrott. Slå på i PostgreSQL: {off}."] if off else []


def _of_checksums(connection: Connection) -> list[str]:
    if connection.scalar(CHECKSUMS):
        return []
    return ["Skador på disken upptäcks inte. Slå på kontrollsummor i PostgreSQL: pg_checksums --enable."]


def _of_version(connection: Connection) -> list[str]:
    version: int = connection.scalar(VERSION) or 0
    if version >= PATCHED.get(version // 10_000, 0):
        return []
    return ["PostgreSQL saknar säkerhetsrättningar. Uppdatera till den senaste delversionen."]


def _of_role(connection: Connection) -> list[str]:
    faults = []
    unbound, role = connection.execute(ROLE).one()
    if unbound:
        faults.append(f"Rollen {role} ser alla nämnders uppgifter. Använd qms_app i QMS_DATABASE_URL.")
    if connection.scalar(OWNS_TABLES):
        faults.append(f"Rollen {role} äger tabellerna. Använd qms_app i QMS_DATABASE_URL.")
    return faults


def _of_database(connection: Connection) -> list[str]:
    faults = []
    if connection.scalar(VERSION) < OLDEST:
        faults.append("PostgreSQL är för gammal. Version 15 eller nyare behövs.")
    if not connection.scalar(MIGRATED):
        faults.append("Tabellerna saknas. Kör qms migrate.")
    elif not connection.scalar(KNOWS_ITS_REVISION) or is_behind(connection.scalar(REVISION) or ""):
        faults.append("Tabellerna är från en äldre version. Kör qms migrate.")
    elif not connection.scalar(TRIGRAMS):
        faults.append("Tillägget pg_trgm saknas i databasen.")
    elif not connection.scalar(SWEDISH_TRIGRAMS):
        faults.append("Sökning hittar inte å, ä och ö. Skapa databasen med en UTF-8-lokal, till exempel C.UTF-8.")
    if not connection.scalar(SWEDISH):
        faults.append("Databasen kan inte å, ä och ö. Skapa den med en UTF-8-lokal, till exempel C.UTF-8.")
    return faults
