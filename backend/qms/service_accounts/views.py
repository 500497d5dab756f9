"""How the account of a system is shown to one caller."""

from qms.kernel.db import Tx
from qms.organisation.policy import links
from qms.service_accounts import queries, schemas
from qms.service_accounts.models import ServiceAccount


def account(tx: Tx, account: ServiceAccount, unused_days: int) -> schemas.ServiceAccount:
    """A system, what it may do, and when it last did."""
    tx.flush()
    path = f"/service-accounts/{account.id}"
    return schemas.ServiceAccount.model_validate(
        {
            **queries.account_row(tx, account.id, unused_days),
            "_links": links(tx, path, account.board_id, PUT="serviceAccountReplace"),
        }
    )
