"""What a list was narrowed to is told in words at the head of its file: every filter that it has."""

from datetime import date
from uuid import UUID

import pytest

from qms.action_lists.schemas import ActionNarrowing
from qms.deviation_lists.schemas import DeviationNarrowing
from qms.list_exports.columns import FILTERS, LISTS, TOLD_ALREADY, in_words
from qms.list_exports.models import ListName
from qms.organisation.code_lists import CodeListName

UNIT = UUID(int=7)


@pytest.mark.parametrize("name", ListName)
def test_every_filter_of_a_list_has_words(name: ListName) -> None:
    told = {field.alias or key for key, field in LISTS[name].filters.model_fields.items() if key not in TOLD_ALREADY}
    assert told - set(FILTERS) == set()
    assert {*told, "plantedOn"} - set(FILTERS) == {"plantedOn"}


def test_a_list_behind_a_figure_is_told_as_the_figure_is() -> None:
    asked = DeviationNarrowing.model_validate(
        {
            "asOf": "2026-11-01",
            "boardId": str(UUID(int=1)),
            "unitId": str(UNIT),
            "follow": True,
            "mine": False,
            "handling": "over-90",
            "cause": "staffing",
            "effect": "no-effect",
            "category": "none",
        }
    )
    names = {str(CodeListName.CAUSE): {"staffing": "Bemanning"}}
    assert asked.as_of == date(2026, 11, 1)
    assert sorted(in_words(asked, {str(UNIT): "Hemtjänst Nord"}, names)) == [
        "Bedömd effekt: Ingen effekt",
        "Enhet med allt under: Hemtjänst Nord",
        "Enheter följs genom omorganisationer",
        "Hanteringstid: Mer än 90 dagar",
        "Kategori: Ingen",
        "Ordning: Nyast rapport först",
        "Orsak: Bemanning",
        "Så som det stod: 2026-11-01",
    ]


def test_a_list_behind_a_figure_of_actions_is_told_so_too() -> None:
    asked = ActionNarrowing.model_validate(
        {"asOf": "2026-11-01", "about": "deviation", "level": "individual", "watched": "by-doer", "elsewhere": True}
    )
    assert sorted(in_words(asked, {}, {})) == [
        "Att hålla ögonen på: Bedömda av den som gjorde dem",
        "Bara det som någon utanför ska genomföra",
        "För vem: För den enskilde",
        "Ordning: Kortast tid kvar först",
        "Så som det stod: 2026-11-01",
        "Vad de gäller: Avvikelse",
    ]
