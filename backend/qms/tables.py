"""Every table of the product in one list: what the migrations are compared with."""

from qms.actions import models as actions
from qms.answers import models as answers
from qms.attachments import models as attachments
from qms.board_figures import models as board_figures
from qms.connections import models as connections
from qms.cooperation import models as cooperation
from qms.data_incidents import models as data_incidents
from qms.deadlines import models as deadlines
from qms.deviations import models as deviations
from qms.directory import models as directory
from qms.directory_runs import models as directory_runs
from qms.drafts import models as drafts
from qms.figures import models as figures
from qms.file_imports import models as file_imports
from qms.intake_areas import models as intake_areas
from qms.investigations import models as investigations
from qms.ivo_reporting import models as ivo_reporting
from qms.ivo_sheets import models as ivo_sheets
from qms.kernel.db import Base
from qms.laws import models as laws
from qms.list_exports import models as list_exports
from qms.matters import models as matters
from qms.notifications import models as notifications
from qms.organisation import models as organisation
from qms.participants import models as participants
from qms.publications import models as publications
from qms.questions import models as questions
from qms.saved_views import models as saved_views
from qms.service_accounts import models as service_accounts
from qms.special_fees import models as special_fees
from qms.unexecuted_decisions import models as unexecuted_decisions
from qms.webhooks import models as webhooks

MODELS = (
    organisation,
    intake_areas,
    service_accounts,
    webhooks,
    directory,
    directory_runs,
    laws,
    drafts,
    saved_views,
    notifications,
    matters,
    deadlines,
    participants,
    connections,
    attachments,
    questions,
    investigations,
    file_imports,
    deviations,
    unexecuted_decisions,
    special_fees,
    ivo_reporting,
    ivo_sheets,
    board_figures,
    list_exports,
    figures,
    actions,
    answers,
    cooperation,
    data_incidents,
    publications,
)
METADATA = Base.metadata
