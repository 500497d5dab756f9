"""How lists of people are shown to one caller."""

from qms.directory import queries as entries
from qms.directory_runs import models, queries, schemas, states
from qms.kernel.db import Tx
from qms.kernel.rows import shown as as_shape
from qms.organisation import queries as organisation


def run(tx: Tx, run: models.DirectoryRun) -> schemas.DirectoryRun:
    """A list of people that came in, and how many its source has."""
    tx.flush()
    is_open = run.is_dry_run or run.status == models.RunStatus.WAITING
    kept = queries.kept(tx, run, is_open=is_open)
    going, later = (queries.leaving(tx, run, later=later).values() if is_open else () for later in (False, True))
    return as_shape(
        schemas.DirectoryRun,
        run,
        source=run.requested_by_name if run.way == models.Way.SCIM else run.source,
        decided_by_name=organisation.person_name(tx, run.decided_by),
        remarks=queries.remarked(tx, run),
        leaving=len(set(later) - kept.keys()),
        ends_caller=tx.actor.id in going and tx.actor.id not in kept,
        keeps_caller=tx.actor.id in kept,
        staying=list(kept.values()),
        working=entries.working(tx, run.board_id, run.source),
        percent=organisation.board(tx, run.board_id).end_percent,
        links=states.LIFECYCLE.links(tx, f"/directory-runs/{run.id}", run),
    )
