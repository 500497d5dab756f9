"""What would switch a safeguard off without an error: looked for before the first request is served.

A superuser passes every wall between boards; a database without Swedish letters finds nothing for "åtgärd".
"""

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

OLDEST = 150_000
VERSION = text("select current_setting('server_version_num')::int")
ROLE = text("select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user")
OWNS_TABLES = text("""select exists (select from pg_class where relkind in ('r', 'p')
  and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  and pg_has_role(current_user, relowner, 'usage'))""")
MIGRATED = text("select to_regclass('public.alembic_version') is not null")
TRIGRAMS = text("select exists (select from pg_extension where extname = 'pg_trgm')")
SWEDISH = text("select lower('ÅÄÖ') = 'åäö' and to_tsvector('swedish', 'Åtgärd') = to_tsvector('swedish', 'åtgärd')")
SWEDISH_TRIGRAMS = text("select show_trgm('å') <> '{}'")


def weaknesses(url: str) -> list[str]:
    """Why the service must not start on this database, in plain Swedish. Empty when it may."""
    engine = create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            return [*_of_role(connection), *_of_database(connection)]
    except DBAPIError as error:
        return [f"Databasen svarar inte: {str(error.orig).strip()}"]


def _of_role(connection: Connection) -> list[str]:
    found = []
    unbound, role = connection.execute(ROLE).one()
    if unbound:
        found.append(f"Rollen {role} ser alla nämnders uppgifter. Använd qms_app i QMS_DATABASE_URL.")
    if connection.scalar(OWNS_TABLES):
        found.append(f"Rollen {role} äger tabellerna. Använd qms_app i QMS_DATABASE_URL.")
    return found


def _of_database(connection: Connection) -> list[str]:
    found = []
    if connection.scalar(VERSION) < OLDEST:
        found.append("PostgreSQL är för gammal. Version 15 eller nyare behövs.")
    if not connection.scalar(MIGRATED):
        found.append("Tabellerna saknas. Kör qms migrate.")
    elif not connection.scalar(TRIGRAMS):
        found.append("Tillägget pg_trgm saknas i databasen.")
    elif not connection.scalar(SWEDISH_TRIGRAMS):
        found.append("Sökning hittar inte å, ä och ö. Skapa databasen med en UTF-8-lokal, till exempel C.UTF-8.")
    if not connection.scalar(SWEDISH):
        found.append("Databasen kan inte å, ä och ö. Skapa den med en UTF-8-lokal, till exempel C.UTF-8.")
    return found
