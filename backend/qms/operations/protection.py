"""What a new table gets in its migration: the wall between boards, the audit trigger, and the grants.

Two policies stand on every table with a ``board_id``: a *restrictive* wall that lets the runtime role ``qms_app`` reach
only the boards bound to the transaction, and a permissive one without which nothing would be reachable at all. The
owning role has no wall, since migrations and the few SECURITY DEFINER functions work for all boards.
"""

from alembic import op


def wall(table: str) -> None:
    """Put the wall between boards on a table: rows of other boards do not exist for ``qms_app``."""
    op.execute(
        f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy {table}_reach on {table} to qms_app, qms_owner using (true) with check (true);
        create policy {table}_wall on {table} as restrictive to qms_app
          using (board_id in (select access.my_boards()))
          with check (board_id in (select access.my_boards()));
        """
    )


def audited(table: str, *, free_text: tuple[str, ...] = ()) -> None:
    """Record every change of a table. Of the columns in ``free_text`` only the name is recorded, never the words."""
    arguments = ", ".join(f"'{column}'" for column in free_text)
    op.execute(
        f"create trigger {table}_audit after insert or update or delete on {table} "
        f"for each row execute function audit.record_change({arguments})"
    )


def protect(table: str, *, free_text: tuple[str, ...] = (), delete: bool = False) -> None:
    """Wall, audit trigger and grants in one call. Rows can be deleted only where ``delete`` is set."""
    wall(table)
    audited(table, free_text=free_text)
    op.execute(f"grant select, insert, update{', delete' if delete else ''} on {table} to qms_app")
