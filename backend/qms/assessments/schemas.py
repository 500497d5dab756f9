"""API shapes of the assessment of a report."""

from typing import Annotated

from pydantic import ConfigDict, Field

from qms.actions.models import ConcernsChild
from qms.deviations.models import AssessmentDecision
from qms.deviations.schemas import REASON
from qms.intake.schemas import when
from qms.kernel.schema import Flag, NotText, Shape
from qms.texts import Code, Telling, Words

EXPOSED = "Vad som har hänt med uppgifterna"


class AssessmentCreate(Shape):
    """The manager's assessment: what kind it is, how serious, and what happens now."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "decision",
            {
                "investigate": [(["category", "lawArea", "probability", "consequence"], [])],
                "close": [(["category", "reason"], [])],
                "dismiss": [(["reason"], [])],
            },
            others=("activity", "concernsChild", "dataExposed", "exposedData"),
        )
    )

    decision: AssessmentDecision = Field(description="Vad som ska hända med rapporten")
    category: Code | None = Field(default=None, description="Vad det gäller, en kod i nämndens lista category")
    activity: Code | None = Field(
        default=None, description="Vad inom kategorin, en kod i nämndens lista activity som hör till kategorin"
    )
    concerns_child: ConcernsChild | None = Field(
        default=None, description="Om det gäller ett barn. Utelämnat: som det står"
    )
    law_area: Code | None = Field(default=None, description="Lagområdet, en kod i nämndens lista law-area")
    probability: Annotated[int | None, Field(ge=1, le=10), NotText] = Field(
        default=None, description="Hur sannolikt det är att det händer igen, som steg på nämndens riskskala"
    )
    consequence: Annotated[int | None, Field(ge=1, le=10), NotText] = Field(
        default=None, description="Hur allvarlig följden är, som steg på nämndens riskskala"
    )
    reason: Telling | None = Field(
        default=None,
        max_length=4_000,
        title=REASON,
        description="Varför. Behövs när ärendet avslutas eller inte är en avvikelse",
    )
    data_exposed: Flag | None = Field(
        default=None,
        description="Sant när någon obehörig kan ha fått del av personuppgifter. "
        "Behövs när kategorin frågar efter det och ingen redan har sagt ja",
    )
    exposed_data: Words | None = Field(
        default=None, max_length=4_000, title=EXPOSED, description="Vilka uppgifter, och vem som kan ha sett dem"
    )
