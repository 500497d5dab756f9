"""What stands in every table, with a thing of every kind in every state, is what the trail says of it."""

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from qms.trail import changes
from tests.authz.conftest import Place


def test_the_trail_knows_every_row(place: Place) -> None:
    options = {"options": "-c timezone=UTC"}
    with create_engine(place.urls.owner, poolclass=NullPool, connect_args=options).connect() as connection:
        verdicts = changes.of_tables(connection)
    assert [verdict.text for verdict in verdicts if not verdict.fine] == []
