"""A closed list of codes: taken strictly, sent plainly."""

import pytest
from pydantic import ValidationError

from qms.deviations.models import ReportType
from qms.kernel.schema import Shape


class Report(Shape):
    kind: ReportType


def test_a_code_is_text_that_knows_what_it_is_called() -> None:
    assert ReportType("risk") is ReportType.RISK
    assert f"{ReportType.RISK}" == "risk"
    assert ReportType.RISK.label == ReportType.labels()["risk"] == "Risk"


def test_only_codes_of_the_list_are_taken() -> None:
    assert Report.model_validate({"kind": "risk"}).kind is ReportType.RISK
    with pytest.raises(ValidationError) as refused:
        Report.model_validate({"kind": "danger"})
    assert refused.value.errors()[0]["type"] == "literal_error"


def test_a_row_is_sent_as_it_was_read_code_or_text() -> None:
    for read in ("risk", ReportType.RISK):
        assert Report.model_construct(kind=read).model_dump_json() == '{"kind":"risk"}'
