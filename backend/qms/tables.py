"""Every table of the product in one list: what the migrations are compared with."""

from qms.matters import models as matters
from qms.deviations import models as deviations
from qms.kernel.db import Base
from qms.organisation import models as organisation

MODELS = (organisation, matters, deviations)
METADATA = Base.metadata
