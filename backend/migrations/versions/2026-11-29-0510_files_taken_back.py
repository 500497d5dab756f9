"""A file that was taken in can be taken back, and what it brought in is then there to be read and counts nowhere.

The same id of a source may then come anew: what was mistaken is no longer what the source has sent.
"""

from alembic import op

from qms.operations.protection import audited

revision = "0031_files_taken_back"
down_revision = "0030_service_accounts"
branch_labels = None
depends_on = None

TAKEN_BACK = """
alter table file_import
  add column requested_by_name text,
  add column taken_back_at timestamptz,
  add column taken_back_by uuid,
  add column taken_back_by_name text,
  add column taken_back_reason text check (length(taken_back_reason) <= 300),
  add check ((taken_back_at is null) = (taken_back_reason is null));
comment on column file_import.taken_back_reason is 'Why what it brought in should never have been registered.';
update file_import i set requested_by_name = coalesce(
  (select name from person where id = i.requested_by), (select name from service_account where id = i.requested_by));

drop index matter_source_key;
create unique index matter_source_key on matter (board_id, kind, source_client, source_system, source_id)
  where source_id is not null and status <> 'mistaken';
comment on column matter.status is 'By its kind. In every kind mistaken is what should never have been registered.';

create function access.words_of(p_text text) returns tsvector
language sql immutable strict parallel safe as $$
  select access.words(left(p_text, 36)::uuid, substr(p_text, 38))
$$;
-- What a silent worker held is looked for by each worker itself now, and no job of that name is known any more.
delete from jobs.procrastinate_jobs where task_name = 'jobs.revive' and status = 'todo';

comment on function access.words_of is 'The words of a text after the id of its board, as access.words has them.';
"""


def upgrade() -> None:
    op.execute("drop trigger file_import_audit on file_import")
    op.execute(TAKEN_BACK)
    words = ("file_name", "content_sealed", "sheet", "headings", "columns", "unused", "near", "problem")
    audited("file_import", free_text=(*words, "requested_by_name", "taken_back_by_name", "taken_back_reason"))
