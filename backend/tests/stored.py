"""Where a text stands in a database: every column of every table, whatever its type, and a dump as backups are made."""

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from qms.operations import embedded_binaries

COLUMNS = text(
    """
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
       and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     order by 1, 2
    """
)


@dataclass(frozen=True)
class Searched:
    """How many columns were searched, and for each text the columns where it stands."""

    columns: int
    places: dict[str, set[str]]


def search(superuser_url: str, words: Iterable[str]) -> Searched:
    """Look for texts in every column of every table, past all row security."""
    wanted = list(words)
    places: dict[str, set[str]] = {word: set() for word in wanted}
    with create_engine(superuser_url, poolclass=NullPool).connect() as connection:
        columns = connection.execute(COLUMNS).all()
        for table, name in columns:
            content = "\n".join(_content(connection, table, name))
            for word in wanted:
                if _holds(content, word):
                    places[word].add(f"{table.removeprefix('public.')}.{name}")
    return Searched(len(columns), places)


def _content(connection: Connection, table: str, name: str) -> Iterator[str]:
    for (value,) in connection.execute(text(f"select {name}::text from {table} where {name} is not null")):
        yield value


def dumped(superuser_url: str, words: Iterable[str]) -> set[str]:
    """The texts that stand in a dump of the database."""
    program = embedded_binaries.find(Path("any version")) / "bin/pg_dump"
    url = make_url(superuser_url).set(drivername="postgresql").render_as_string(hide_password=False)
    dump = subprocess.run([program, url], check=True, capture_output=True, text=True).stdout
    return {word for word in words if _holds(dump, word)}


def _holds(content: str, word: str) -> bool:
    """Whether a text stands there, as it is or as the bytes of a sealed or stored file are written."""
    return word.lower() in content.lower() or word.encode().hex() in content
