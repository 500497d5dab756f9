"""The job queue's own tables, in a schema of their own."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0003_jobs"
down_revision = "0002_login"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql("create schema jobs")
    connection.exec_driver_sql("set local search_path = jobs, public")
    connection.exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    connection.exec_driver_sql("set local search_path to default")
    connection.exec_driver_sql(
        """
        do $$
        declare one regprocedure;
        begin
          for one in select oid::regprocedure from pg_proc where pronamespace = 'jobs'::regnamespace loop
            execute format('alter function %%s set search_path = jobs, pg_temp', one);
          end loop;
        end $$;
        grant usage on schema jobs to qms_app;
        grant select, insert, update, delete on all tables in schema jobs to qms_app;
        grant usage on all sequences in schema jobs to qms_app;
        grant execute on all functions in schema jobs to qms_app;
        """
    )
