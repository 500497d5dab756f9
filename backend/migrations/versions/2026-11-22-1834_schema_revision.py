"""Let the service see which migrations have been run, so that it does not start on tables older than itself."""

from alembic import op

revision = "0013_schema_revision"
down_revision = "0012_words_by_board"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        create function access.schema_revision() returns text
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
          select version_num from public.alembic_version
        $$;
        comment on function access.schema_revision is 'The last migration that has been run.';
        """
    )
