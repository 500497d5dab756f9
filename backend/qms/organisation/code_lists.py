"""The registry of code lists: the words that each board chooses itself. A new list is one line here.

What a board begins with stands in ``operations/provisioning/first_lists.toml``; who may change it in ``policy.csv``.
"""

from typing import Self

from qms.kernel.codes import Codes


class CodeListName(Codes):
    """A list of codes: its name in the API, how it is headed, what one of its codes is, and what it is for."""

    singular: str
    description: str

    def __new__(cls, name: str, label: str = "", singular: str = "", description: str = "") -> Self:  # noqa: D102
        member = str.__new__(cls, name)
        member._value_ = name
        member.label, member.singular, member.description = label, singular, description
        return member

    CATEGORY = "category", "Kategorier", "kategori", "Vad avvikelsen handlar om. Väljs när chefen bedömer."
    ACTIVITY = "activity", "Aktiviteter", "aktivitet", "Vad inom kategorin det gäller. Väljs när chefen bedömer."
    COUNTERPART = "counterpart", "Motparter", "motpart", "Organisationer som händelser reds ut med i vårdsamverkan."
    COOPERATION_CATEGORY = (
        "cooperation-category",
        "Kategorier i vårdsamverkan",
        "kategori i vårdsamverkan",
        "Vad det brast i mellan er och motparten.",
    )
    LAW_AREA = "law-area", "Lagområden", "lagområde", "Den lag som insatsen eller ärendet hör till."
    CAUSE = "cause", "Orsaker", "orsak", "Varför det hände. Väljs i utredningen."
    BENEFIT = "benefit", "Insatser", "insats", "Insatser som nämnden beslutar om."
    DELAY_REASON = "delay-reason", "Skäl till dröjsmål", "skäl till dröjsmål", "Varför ett beslut inte har verkställts."


ABOVE = {CodeListName.ACTIVITY: CodeListName.CATEGORY}
"""The lists that are a second level, each with the list that its codes belong to."""
