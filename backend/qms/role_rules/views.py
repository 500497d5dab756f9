"""How rules of roles, and what directories call units, are shown to one caller."""

from qms.directory import models, policy
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.kernel.schema import Link
from qms.organisation.policy import links
from qms.organisation.queries import require_reached
from qms.role_rules import queries, schemas


def rule(tx: Tx, rule: models.DirectoryRule) -> schemas.DirectoryRule:
    """A rule, and whether the caller may end it."""
    tx.flush()
    path = f"/directory-rules/{rule.id}"
    changes = {} if rule.ended_at else {"DELETE": "directoryRuleEnd"}
    return schemas.DirectoryRule.model_validate(
        {
            **queries.rule_row(tx, rule.id),
            "version": rule.version,
            "_links": links(tx, path, rule.board_id, **changes),
        }
    )


def effect(tx: Tx, trial: schemas.DirectoryRuleTrial) -> schemas.DirectoryRuleEffect:
    """What a rule would do today."""
    require_reached(tx, trial)
    persons, without, examples = queries.effect(tx, policy.board_of(tx, "directoryRuleEffect", trial.board_id), trial)
    shown = [schemas.DirectoryRuleExample.model_validate(example) for example in examples]
    here = Link(href=tx.href("/directory-rule-effects"), rel="self", method="GET")
    return schemas.DirectoryRuleEffect(persons=persons, without=without, examples=shown, _links=[here])


def unit(tx: Tx, named: models.DirectoryUnit) -> schemas.DirectoryUnit:
    """What a directory calls a unit."""
    tx.flush()
    return schemas.DirectoryUnit.model_validate(_linked(tx, queries.unit_row(tx, named.id)))


def units(tx: Tx, rows: list[Row]) -> list[Row]:
    """What directories call units, each with what the caller may do."""
    return [_linked(tx, row) for row in rows]


def _linked(tx: Tx, row: Row) -> Row:
    path = f"/directory-units/{row['id']}"
    shown = links(tx, path, row["boardId"], DELETE="directoryUnitDelete")
    return {**row, "_links": [link.model_dump(by_alias=True) for link in shown]}
