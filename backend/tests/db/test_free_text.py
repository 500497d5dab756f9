"""What people write never stands in the trail: columns of their words are named to the trigger."""

from typing import Any

import yaml
from pydantic.alias_generators import to_snake
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from tests.architecture.tree import ROOT
from tests.conftest import Cluster

ORGANISATION = {"board", "code", "unit", "service_account"}
"""What these are called is no secret, and who changed it from what to what must be seen."""
ALSO_CODES = {"kind", "status", "code", "key", "period", "rule_version", "clock_time", "delay_reason"}
ALSO_NAMES = {"name", "title", "unit_name", "issuer", "source_id", "content_hash", "hash"}
NOT_WORDS = ALSO_CODES | ALSO_NAMES
"""Names that some request has for free text, and that elsewhere hold what the service or a list gives."""
PEOPLE_WRITE = {
    ("matter", "title"),
    ("person", "name"),
    ("special_fee", "court"),
    ("directory_entry", "key"),
    ("data_incident_notice", "delay_reason"),
}
"""Where such a name does hold what people write."""
COLUMNS = text(
    """
    select c.relname, a.attname from pg_trigger t
      join pg_class c on c.oid = t.tgrelid join pg_attribute a on a.attrelid = c.oid
     where t.tgfoid = 'audit.record_change'::regproc and a.attnum > 0 and not a.attisdropped
       and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
       and not a.attname = any(string_to_array(encode(t.tgargs, 'escape'), '\\000'))
    """
)
PLANT = """
create table plant (id uuid primary key, board_id uuid, note text, kind text);
create trigger plant_audit after insert or update or delete on plant
  for each row execute function audit.record_change();
"""


def written() -> set[str]:
    """The names of all that somebody can write freely in a request, as columns are called."""
    schemas = yaml.load((ROOT / "openapi.yaml").read_text(), Loader=yaml.CSafeLoader)["components"]["schemas"]
    fields = [field for schema in schemas.values() for field in schema.get("properties", {}).items()]
    return {to_snake(name) for name, field in fields if _is_free(field)}


def _is_free(field: dict[str, Any]) -> bool:
    strings = [shape for shape in [field, *field.get("anyOf", [])] if shape.get("type") == "string"]
    return any(
        not {"enum", "format"} & shape.keys() and "a-z][a-z" not in shape.get("pattern", "") for shape in strings
    )


def told(connection: Connection) -> set[str]:
    """The columns whose words would stand in the trail."""
    names = written()
    return {
        f"{table}.{column}"
        for table, column in connection.execute(COLUMNS)
        if column in names
        and table not in ORGANISATION
        and (column not in NOT_WORDS or (table, column) in PEOPLE_WRITE)
    }


def test_what_people_write_is_named_to_the_trigger_that_records(cluster: Cluster) -> None:
    with create_engine(cluster.clone("free_text").owner, poolclass=NullPool).connect() as connection:
        assert len(written()) > 30
        assert told(connection) == set()
        connection.execute(text(PLANT))
        assert told(connection) == {"plant.note"}
