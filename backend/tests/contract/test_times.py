"""When it happened can be said in a few ways: what the contract takes for one, the service takes, and nothing else."""

from itertools import product

from jsonschema_rs import validator_for
from pydantic import ValidationError

from qms.occurred.schemas import OccurredCreate, Precision
from tests.document import DOCUMENT, Json

LEFT_OUT = object()
SAID = {
    "at": "2026-10-20T12:00:00Z",
    "on": "2026-10-20",
    "time": "14:00",
    "isSecond": False,
}


def is_taken(sent: Json) -> bool:
    try:
        OccurredCreate.model_validate(sent, by_name=False)
    except ValidationError:
        return False
    return True


def test_every_way_to_say_a_time_is_valid_by_the_contract_or_refused() -> None:
    schema = {"$ref": "#/components/schemas/OccurredCreate", "components": DOCUMENT["components"]}
    contract = validator_for(schema)
    tried, valid = 0, 0
    for precision in Precision:
        for values in product(*((LEFT_OUT, None, value) for value in SAID.values())):
            sent = {name: value for name, value in zip(SAID, values, strict=True) if value is not LEFT_OUT}
            sent |= {"precision": precision.value}
            assert contract.is_valid(sent) == is_taken(sent), sent
            tried, valid = tried + 1, valid + contract.is_valid(sent)
    assert tried == 243
    assert 0 < valid < tried
