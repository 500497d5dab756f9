"""What the catalogue says of the walls: a lint over every table, view and function, whoever made them."""

from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

FOR_ALL = {"law", "law_number", "reporting_window", "matter_kind"}
"""Tables without a board: the law and the kinds of matter, the same for everybody. The service may only read them."""
QUEUE = "jobs"
"""The queue's schema. Its rows hold ids and nothing else, and its library knows no boards."""
WITHOUT_TRAIL = {
    "directory_run_row": "what a list said; the list is recorded, and what becomes of a person too",
    "file_import_row": "what a file said; the file is recorded, and what becomes of a row too",
    "attachment_content": "what a file holds, sealed; who adds, fetches and takes away a file is recorded",
    "webhook_progress": "how far a receiver has come; who is sent what is recorded",
    "draft": "seen by its author only, and recorded when it is sent",
    "unit_closure": "worked out from unit by a trigger",
    "matter_word": "worked out from matter by a trigger, and read by nobody",
    "unit_reach": "worked out from unit and unit_succession by triggers",
    "idempotency": "ids of what was made by requests that are recorded themselves",
}
OWN_WALL = {"idempotency": "qms.actor_id", "board": "my_boards()"}
"""Tables whose wall stands on another column than ``board_id``, and what it must mention."""

TABLES = text(
    """
    select c.oid, n.nspname as schema, c.relname as name, c.relrowsecurity as walled, c.relforcerowsecurity as forced,
           has_table_privilege('qms_app', c.oid, 'select, insert, update, delete, truncate') as reached,
           has_table_privilege('qms_app', c.oid, 'insert, update, delete, truncate') as changed,
           obj_description(c.oid, 'pg_class') as comment,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'board_id') as has_board,
           exists (select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'board_id' and not a.attnotnull) as board_optional,
           exists (select from pg_trigger t
                    where t.tgrelid = c.oid and t.tgfoid = 'audit.record_change'::regproc and t.tgenabled in ('O', 'A')
                      and t.tgtype & 31 = 29) as has_trail
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     order by 2, 3
    """
)
WALLS = text(
    """
    select coalesce(pg_get_expr(polqual, polrelid), '') as using,
           coalesce(pg_get_expr(polwithcheck, polrelid), '') as check
      from pg_policy
     where polrelid = :oid and not polpermissive and polcmd = '*'
       and (polroles = '{0}' or 'qms_app'::regrole = any (polroles))
    """
)
VIEWS = text(
    """
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'jobs') and c.relkind in ('v', 'm')
       and has_table_privilege('qms_app', c.oid, 'select')
       and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}'
    """
)
OPEN_FUNCTIONS = text(
    """
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
       and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%')
    """
)
SHADOWED_FUNCTIONS = text(
    """
    select p.oid::regprocedure::text as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace, unnest(p.proconfig) as setting
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
       and setting like 'search_path=%' and setting !~ '(=|, )pg_temp$'
    """
)
"""Without ``pg_temp`` last, a temporary table of the caller's comes before the one that is meant."""


def holes(owner_url: str) -> set[str]:
    """Everything in the catalogue that lets through what it should not, or goes unrecorded."""
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        gaps = {f"{row.name}: shows what its owner sees" for row in connection.execute(VIEWS)}
        gaps |= {f"{row.name}: searches where its caller says" for row in connection.execute(OPEN_FUNCTIONS)}
        gaps |= {f"{row.name}: trusts temporary tables" for row in connection.execute(SHADOWED_FUNCTIONS)}
        for table in connection.execute(TABLES).mappings().all():
            walls = connection.execute(WALLS, {"oid": table["oid"]}).mappings().all()
            gaps |= {f"{table['name']}: {what}" for what in _of_table(table, [dict(wall) for wall in walls])}
    return gaps


def _of_table(table: Any, walls: list[dict[str, str]]) -> set[str]:
    name = table["name"]
    has_comment = table["comment"] or table["schema"] != "public" or name == "alembic_version"
    looked_at = {"has no comment": not has_comment}
    if name in FOR_ALL:
        looked_at["can be changed by the service"] = table["changed"]
    elif table["reached"] and table["schema"] != QUEUE:
        looked_at |= {
            "has no row security": not table["walled"],
            "does not bind its owner": table["walled"] and not table["forced"],
            "has no wall": not _is_shut(walls, OWN_WALL.get(name, "my_boards()")),
            "belongs to no board": not table["has_board"] and name not in OWN_WALL,
            "may belong to no board": table["board_optional"],
            "leaves no trail": table["changed"] and not table["has_trail"] and name not in WITHOUT_TRAIL,
        }
    return {what for what, is_so in looked_at.items() if is_so}


def _is_shut(walls: list[dict[str, str]], by: str) -> bool:
    return any(by in wall["using"] and by in (wall["check"] or wall["using"]) for wall in walls)
