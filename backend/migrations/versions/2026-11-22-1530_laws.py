"""The laws that matters are read against, by day; and the indexes that lists are sorted and found by."""

from alembic import op

from qms.operations.protection import audited

revision = "0004_laws"
down_revision = "0003_deviations"
branch_labels = None
depends_on = None

# area, topic, reference, title, valid from, valid to. SoL (2025:400) replaced SoL (2001:453) on 2025-07-01.
LAWS = (
    ("sol", "quality", "SoL (2001:453) 3 kap. 3 §", "Insatser av god kvalitet", "2002-01-01", "2025-06-30"),
    ("sol", "quality", "SoL (2025:400) 5 kap. 1–2 §§", "God kvalitet som följs upp och utvecklas", "2025-07-01", None),
    ("lss", "quality", "LSS (1993:387) 6 §", "Verksamhet av god kvalitet", "1994-01-01", None),
    ("hsl", "quality", "HSL (2017:30) 5 kap. 4 §", "Kvaliteten ska utvecklas och säkras", "2017-04-01", None),
    ("sol", "misconduct", "SoL (2001:453) 14 kap. 2–7 §§", "Lex Sarah", "2011-07-01", "2025-06-30"),
    ("sol", "misconduct", "SoL (2025:400) 27 kap. 1–6 §§", "Lex Sarah", "2025-07-01", None),
    ("lss", "misconduct", "LSS (1993:387) 24 a–24 f §§", "Lex Sarah", "2011-07-01", None),
    (
        "sol",
        "report-executed",
        "SoL (2025:400) 34 kap. 2 §",
        "Anmälan när ett beslut är verkställt",
        "2025-07-01",
        None,
    ),
    ("sol", "report-to-council", "SoL (2025:400) 34 kap. 3 §", "Statistik till fullmäktige", "2025-07-01", None),
    ("lss", "report-executed", "LSS (1993:387) 28 g §", "Anmälan när ett beslut är verkställt", "2008-07-01", None),
    ("lss", "report-to-council", "LSS (1993:387) 28 h §", "Statistik till fullmäktige", "2008-07-01", None),
    ("osl", "registration", "OSL (2009:400) 5 kap. 1 §", "Handlingar registreras när de kommer in", "2009-06-30", None),
    ("osl", "secrecy", "OSL (2009:400) 26 kap. 1 §", "Sekretess inom socialtjänsten", "2009-06-30", None),
    ("osl", "secrecy-between-boards", "OSL (2009:400) 8 kap. 1 §", "Sekretess mellan myndigheter", "2009-06-30", None),
    ("sosfs", "quality-system", "SOSFS 2011:9", "Ledningssystem för systematiskt kvalitetsarbete", "2012-01-01", None),
)

INDEXES = """
create index person_name_idx on person (sv_key(name) collate "C", id);
create index unit_name_idx on unit (sv_key(name) collate "C", id);
create index unit_parent_idx on unit (parent_id);
create index assignment_unit_idx on assignment (unit_id);
create index absence_person_idx on absence (person_id, absent_to);
create index absence_from_idx on absence (absent_from, id);
create index unit_succession_successor_idx on unit_succession (successor_id);
create index matter_due_order_idx on matter (board_id, kind, due_on, id);
create index draft_latest_idx on draft (person_id, updated_at desc, id);
drop index unit_board_id_sv_key_idx, draft_person_id_idx;
comment on table unit_headcount is 'How many people a unit had during a year: the base of a reporting rate.';
comment on table deviation_cause is 'The causes found in an investigation. One deviation may have several.';
"""


def upgrade() -> None:
    for law in LAWS:
        values = ", ".join("null" if value is None else f"'{value}'" for value in law)
        op.execute(
            "insert into law (id, area, topic, reference, title, valid_from, valid_to) "
            f"values (gen_random_uuid(), {values})"
        )
    op.execute(INDEXES)
    # Who may log in as whom is as grave as a role, so it too is recorded; the subject itself is not.
    audited("person_identity", free_text=("subject",))
