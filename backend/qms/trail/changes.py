"""Whether the tables are what the trail says that they were made into.

Finds what was changed while the trail's triggers were off. Of free text the trail holds only that it was changed, so
words cannot be compared.
"""

from sqlalchemy import Connection, text

from qms.trail.verification import Verdict

TRIGGERS = text(
    """
    select c.relname as name, bool_or(t.tgenabled in ('O', 'A')) as is_on,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'id') as has_id
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgfoid = 'audit.record_change'::regproc group by c.oid, c.relname order by c.relname
    """
)
RECORDED = text("select distinct object_type from audit.event where kind = 'write'")
EXISTS = text("select to_regclass('public.' || quote_ident(:name)) is not null")
DIFFERING = """
with recorded as (
  select distinct on (e.object_id, field.key) e.object_id, field.key,
         case when e.changes ->> 'operation' = 'update' then field.value -> 1 else field.value end as value
    from audit.event e, jsonb_each(e.changes -> 'fields') field
   where e.kind = 'write' and e.object_type = :name
   order by e.object_id, field.key, e.id desc),
last as (
  select distinct on (object_id) object_id, changes ->> 'operation' as operation
    from audit.event where kind = 'write' and object_type = :name order by object_id, id desc)
select (select count(distinct t.id) from {table} t join recorded r on r.object_id = t.id
         where to_jsonb(t) ? r.key and r.value <> '"[text]"' and to_jsonb(t) -> r.key is distinct from r.value)
     + (select count(*) from {table} t left join last on last.object_id = t.id
         where last.operation is null or last.operation = 'delete')
     + (select count(*) from last left join {table} t on t.id = last.object_id
         where last.operation <> 'delete' and t.id is null)
"""


def of_tables(connection: Connection) -> list[Verdict]:
    """Every table whose changes are recorded: its trigger, and its rows against what was last recorded of each."""
    rows = connection.execute(TRIGGERS).all()
    triggers = {row.name: row.is_on for row in rows}
    recorded = [name for name in connection.scalars(RECORDED) if connection.scalar(EXISTS, {"name": name})]
    silent = sorted(name for name in {*triggers, *recorded} if not triggers.get(name))
    verdicts = [Verdict(True, f"Utlösare: ändringar i {len(triggers)} tabeller skrivs i spåret.")]
    if silent:
        verdicts = [Verdict(False, f"Utlösare: ändringar skrivs inte längre i spåret för {', '.join(silent)}.")]
    differing = {name: _differing(connection, name) for name, _, has_id in rows if has_id}
    changed = [f"{name} ({count})" for name, count in differing.items() if count]
    if changed:
        return [*verdicts, Verdict(False, f"Tabeller: rader som spåret inte känner till i {', '.join(changed)}.")]
    return [*verdicts, Verdict(True, "Tabeller: är vad spåret säger att de har ändrats till.")]


def _differing(connection: Connection, name: str) -> int:
    preparer = connection.dialect.identifier_preparer
    statement = DIFFERING.format(table=f"public.{preparer.quote(name)}")
    return int(connection.scalar(text(statement), {"name": name}) or 0)
