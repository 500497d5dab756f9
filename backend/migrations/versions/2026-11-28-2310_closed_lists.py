"""Every closed list is closed in the database as well: what the contract refuses, no other way in takes."""

from alembic import op

revision = "0017_closed_lists"
down_revision = "0016_file_imports"
branch_labels = None
depends_on = None

AREAS = """('children-youth', 'financial-assistance', 'adults', 'family-law', 'outpatient', 'integration', 'labour-market',
           'disability', 'elderly', 'residential-care', 'staff')"""
ROLES = """('reporter', 'unit-manager', 'lex-sarah-investigator', 'sas', 'complaints-officer', 'quality-developer',
           'decision-reporter', 'department-head', 'board-member', 'auditor', 'dpo', 'log-reviewer', 'administrator')"""
ENDINGS = """('offered', 'offer-declined', 'partly-executed', 'executed', 'interrupted', 'resumed', 'withdrawn',
             'need-ceased', 'moved', 'died', 'replaced')"""
CLOSED = f"""
alter table unit add constraint unit_area_check check (area in {AREAS});
alter table matter add constraint matter_area_check check (area in {AREAS});
alter table assignment add constraint assignment_role_check check (role in {ROLES});
alter table draft add constraint draft_kind_check check (kind in ('deviation-report'));
alter table decision_spell add constraint decision_spell_ending_check check (ending in {ENDINGS});
alter table ivo_report_line add constraint ivo_report_line_ending_check check (ending in {ENDINGS});
alter table reminder add constraint reminder_recipient_role_check
  check (recipient_role in {ROLES});
"""


def upgrade() -> None:
    op.execute(CLOSED)
