"""API shapes of answers to who reported a matter."""

from typing import Annotated

from pydantic import ConfigDict, Field

from qms.answers.models import OF_STEPS, AnswerOutcome, Hindrance
from qms.intake.schemas import when
from qms.kernel.schema import Id, Instant, Link, Shape
from qms.matters.schemas import MatterSummary, Warned
from qms.texts import Telling

TEXT = "Svaret"


class MatterAnswerCreate(Shape):
    """What who reported is to be told, or why nobody can be."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "outcome",
            {
                **{code.value: [(["text"], ["hindrance"])] for code in AnswerOutcome if code not in OF_STEPS},
                AnswerOutcome.NOT_POSSIBLE.value: [(["hindrance"], [])],
            },
            others=("also",),
        )
    )

    outcome: AnswerOutcome = Field(description="Vad det blev av det som rapporterades")
    hindrance: Hindrance | None = Field(
        default=None, description="Varför det inte går att svara. Behövs när outcome är not-possible, annars inte"
    )
    text: Telling | None = Field(
        default=None,
        max_length=4_000,
        title=TEXT,
        description="Det som den som rapporterade får läsa. Behövs för ett svar, och när hindrance är other",
    )
    also: Annotated[list[Id], Field(max_length=50)] = Field(
        default=[], description="Andra rapporter om samma händelse som får samma svar, ur bundle"
    )


class MatterAnswer(Shape):
    """An answer as it was given."""

    id: Id
    outcome: AnswerOutcome
    hindrance: Hindrance | None
    text: str | None = Field(max_length=4_000, title=TEXT)
    author_name: str = Field(max_length=120)
    answered_at: Instant


class BundledMatter(MatterSummary):
    """Another report of the same event."""

    answered_at: Instant | None


class MatterAnswerList(Warned):
    """What who reported a matter has been told, the latest first, and what else was reported of the same event."""

    matter_answers: list[MatterAnswer]
    bundle: list[BundledMatter] = Field(
        description="Andra rapporter om samma händelse som den som frågar också kan svara på"
    )
    links: list[Link] = Field(alias="_links")
