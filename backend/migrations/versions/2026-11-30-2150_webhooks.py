"""Webhooks: where the events of a board are sent, and how far each receiver has come."""

from alembic import op

from qms.operations.protection import protect, wall

revision = "0071_webhooks"
down_revision = "0070_known_server"
branch_labels = None
depends_on = None

WEBHOOKS = """
create table webhook_endpoint (
  id uuid primary key,
  board_id uuid not null references board,
  account_id uuid not null references service_account,
  url text not null constraint webhook_endpoint_url_check check (url ~ '^https://[!-~]+$' and length(url) <= 2000),
  status text not null constraint webhook_endpoint_status_check
    check (status in ('tried', 'active', 'paused', 'ended')),
  secret_sealed bytea,
  earlier_secret_sealed bytea,
  earlier_until timestamptz,
  created_by uuid references person,
  created_at timestamptz not null,
  version int not null default 1,
  unique (board_id, id),
  constraint webhook_endpoint_secret_check check ((secret_sealed is null) = (status = 'ended')),
  constraint webhook_endpoint_earlier_check check ((earlier_secret_sealed is null) = (earlier_until is null))
);
comment on table webhook_endpoint is 'An address of a connected system that the events of its board are sent to, signed.';
comment on column webhook_endpoint.secret_sealed is 'What messages are signed with. Forgotten when it has ended.';
create unique index webhook_endpoint_address on webhook_endpoint (account_id, url) where status <> 'ended';
create index webhook_endpoint_board_idx on webhook_endpoint (board_id, status);

create table webhook_progress (
  endpoint_id uuid primary key,
  board_id uuid not null,
  cursor text not null constraint webhook_progress_cursor_check check (cursor ~ '^[0-9]+-[0-9]+-[0-9]+$'),
  tries int not null,
  next_try_at timestamptz,
  tried_at timestamptz,
  outcome text constraint webhook_progress_outcome_check check (outcome in (
    'taken', 'refused', 'gone', 'moved', 'silent', 'unreachable', 'untrusted', 'forbidden', 'not-allowed')),
  taken_at timestamptz,
  deliveries jsonb not null default '[]',
  foreign key (board_id, endpoint_id) references webhook_endpoint (board_id, id)
);
comment on table webhook_progress is
  'The place in the feed up to which a receiver has taken events, and how it has gone lately.';
"""
TOLD = """
alter table notification add account_id uuid references service_account,
  drop constraint notification_about_check,
  add constraint notification_about_check
    check (num_nonnulls(matter_id, report_id, person_id, publication_id, account_id) <= 1),
  drop constraint notification_once,
  add constraint notification_once unique nulls not distinct
    (board_id, matter_id, report_id, person_id, publication_id, account_id, kind, key, recipient_id);
create index notification_account_idx on notification (account_id) where account_id is not null;
do $$
declare known text := pg_get_constraintdef(oid) from pg_constraint where conname = 'notification_kind_check';
begin
  alter table notification drop constraint notification_kind_check;
  execute 'alter table notification add constraint notification_kind_check '
          || replace(known, 'ARRAY[', 'ARRAY[''receiver-paused''::text, ');
end $$;
"""


def upgrade() -> None:
    op.execute(WEBHOOKS)
    protect("webhook_endpoint", free_text=("url", "secret_sealed", "earlier_secret_sealed"))
    wall("webhook_progress")
    op.execute("grant select, insert, update on webhook_progress to qms_app")
    op.execute(TOLD)
