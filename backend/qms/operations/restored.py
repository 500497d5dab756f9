"""What a restored copy must forget before anybody uses it: it remembers the day of the dump as if it were today."""

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel.ids import new_id

FORGET = (text("delete from login.session"), text("delete from login.attempt"))
RECORD = text("select login.record('afterRestore', 'allowed', null, null, 'restored', :request)")


def after_restore(owner_url: str) -> int:
    """Log everybody out, also who had logged out since the dump, and let the trail say so. How many there were."""
    with create_engine(owner_url, poolclass=NullPool).begin() as connection:
        ended = sum(connection.execute(statement).rowcount for statement in FORGET)
        connection.execute(RECORD, {"request": str(new_id())})
    return ended
