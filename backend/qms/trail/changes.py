"""Whether the tables are what the trail says that they were made into.

Finds what was changed while the trail's triggers were off. Of free text the trail holds only that it was changed, so
words cannot be compared. What is worked out from other rows, and decides who reaches what, is worked out again.
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
    from audit.event where kind = 'write' and object_type = :name and object_id is not null
   order by object_id, id desc)
select (select count(distinct t.id) from {table} t join recorded r on r.object_id = t.id
         where to_jsonb(t) ? r.key and r.value <> '"[text]"' and to_jsonb(t) -> r.key is distinct from r.value)
     + (select count(*) from {table} t left join last on last.object_id = t.id
         where last.operation is null or last.operation = 'delete')
     + (select count(*) from last left join {table} t on t.id = last.object_id
         where last.operation <> 'delete' and t.id is null)
"""


EDGES = {
    "unit_closure (ancestor, descendant)": """
        select parent_id as above, id as below, date '-infinity' as since from unit where parent_id is not null""",
    "unit_reach (unit_id, reached_id, since)": """
        select parent_id as above, id as below, date '-infinity' as since from unit where parent_id is not null
        union all
        select successor_id, predecessor_id, happened_on from unit_succession""",
}
"""The tables that say who reaches what, with their columns, and the steps that they are worked out from."""
WORKED_OUT = """
with recursive edge as ({edges}), way (above, below, since) as (
  select id, id, date '-infinity' from unit
  union
  select w.above, e.below, greatest(w.since, e.since) from way w join edge e on e.above = w.below
), anew as (select above, below, min(since) as since from way group by above, below),
kept as (select {columns} from {table})
select (select count(*) from (select {shown} from anew except select * from kept) lacking)
     + (select count(*) from (select * from kept except select {shown} from anew) extra)
"""


WITHOUT_LOGIN = text(
    """
    select count(*) from login.session s
     where not exists (select from audit.event e
                        where e.kind = 'login' and e.outcome = 'allowed' and e.actor_id = s.person_id
                          and e.session_ref = left(encode(s.token_hash, 'hex'), 16))
    """
)


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
    differing |= {kept.partition(" ")[0]: _worked_out(connection, kept) for kept in EDGES}
    changed = [f"{name} ({count})" for name, count in differing.items() if count]
    if strangers := connection.scalar(WITHOUT_LOGIN):
        verdicts.append(Verdict(False, f"Inloggningar: {strangers} pågår som ingen har loggat in till."))
    if changed:
        return [
            *verdicts,
            Verdict(
                False,
                f"Tabeller: rader som är ändrade, borta eller tillagda vid sidan av spåret i {', '.join(changed)}.",
            ),
        ]
    return [*verdicts, Verdict(True, "Tabeller: är vad spåret säger att de har ändrats till.")]


def _differing(connection: Connection, name: str) -> int:
    preparer = connection.dialect.identifier_preparer
    statement = DIFFERING.format(table=f"public.{preparer.quote(name)}")
    return int(connection.scalar(text(statement), {"name": name}) or 0)


def _worked_out(connection: Connection, kept: str) -> int:
    table, _, columns = kept.partition(" ")
    shown = ", ".join(("above", "below", "since")[: columns.count(",") + 1])
    parts = {"edges": EDGES[kept], "columns": columns.strip("()"), "table": table, "shown": shown}
    return int(connection.scalar(text(WORKED_OUT.format(**parts))) or 0)
