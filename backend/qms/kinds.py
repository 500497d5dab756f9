"""Everything that somebody can have to do something with, in one list, as ``app.py`` lists the routes."""

from qms.actions.states import KIND as ACTION
from qms.data_incidents import queries as data_incidents
from qms.deviations.states import KIND as DEVIATION
from qms.ivo_reporting import queries as ivo_reporting
from qms.list_exports import queries as list_exports
from qms.matters.states import OtherWork
from qms.publications import queries as publications
from qms.unexecuted_decisions.states import KIND as DECISION

MATTERS = (DEVIATION, DECISION, ACTION)
IVO_REPORT = OtherWork("ivo-report", "Kvartalsrapport till IVO", ivo_reporting.waiting)
OTHERS = (
    IVO_REPORT,
    OtherWork("list-export", "Uttag ur en lista", list_exports.waiting),
    OtherWork("data-incident", "Personuppgiftsincident", data_incidents.waiting),
    OtherWork("publication", "Lärkort", publications.waiting),
)
