"""Alembic environment: migrations run as the owning role, one transaction each, under one advisory lock.

Whoever waits for a lock makes everybody wait who comes after. So nobody waits long here; ``operations.migrations`` tries again.
"""

from alembic import context
from sqlalchemy import create_engine, pool, text

from qms.tables import METADATA

LOCK = 7_355_608


def run() -> None:
    """Upgrade the database whose URL stands in the configuration."""
    engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "", poolclass=pool.NullPool)
    with engine.connect() as connection:
        connection.execute(text("set lock_timeout = '1s'"))
        connection.execute(text(f"select pg_advisory_lock({LOCK})"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            transaction_per_migration=True,
            include_schemas=False,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.execute(text(f"select pg_advisory_unlock({LOCK})"))
        connection.commit()


run()
