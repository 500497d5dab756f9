"""``background.jobs`` calls a private function of the queue's library: a job is queued in the caller's transaction.

An upgrade that changes the function breaks that without a word from the library. Then this test speaks.
"""

import re
from importlib.resources import files

import pytest
from procrastinate.schema import SchemaManager

from qms.background.jobs import DEFER

CHANGED = (
    "procrastinate has changed what background/jobs.py calls by hand. Read its changelog, write DEFER anew, and give "
    "installed databases the library's migration of its schema (backend/migrations/versions/*_jobs.py made the first)."
)
ROW = (
    "queue_name character varying, task_name character varying, priority integer, lock text, queueing_lock text, "
    "args jsonb, scheduled_at timestamp with time zone"
)
KNOWN = (
    f"CREATE TYPE procrastinate_job_to_defer_v1 AS ( {ROW} );",
    "CREATE FUNCTION procrastinate_defer_jobs_v1( jobs procrastinate_job_to_defer_v1[] ) RETURNS bigint[]",
    "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)",
)
CALLED = "procrastinate_defer_jobs_v1( %(jobs)s::procrastinate_job_to_defer_v1[] )"


def changes(schema: str, queries: str) -> list[str]:
    """What the library no longer says of the function that we call, in its schema and in its own call."""
    schema, queries = (re.sub(r"\s+", " ", text) for text in (schema, queries))
    return [line for line in KNOWN if line not in schema] + ([] if CALLED in queries else [CALLED])


@pytest.fixture
def library() -> tuple[str, str]:
    return SchemaManager.get_schema(), (files("procrastinate") / "sql/queries.sql").read_text("utf-8")


def test_the_library_still_has_the_function_that_we_call(library: tuple[str, str]) -> None:
    assert changes(*library) == [], CHANGED
    assert "procrastinate_defer_jobs_v1" in str(DEFER)
    assert str(DEFER).count(",") == ROW.count(","), "a value for each member of the row"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("procrastinate_defer_jobs_v1", "procrastinate_defer_jobs_v2"),
        ("    queueing_lock text,\n", "    queueing_lock text,\n    tenant text,\n"),
        ("procrastinate_job_to_defer_v1[]", "procrastinate_job_to_defer_v2[]"),
    ],
)
def test_a_change_of_the_function_is_found(library: tuple[str, str], before: str, after: str) -> None:
    schema, queries = (text.replace(before, after) for text in library)
    assert changes(schema, queries)
