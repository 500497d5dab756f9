"""How far the reading of a file has come."""

from qms.kernel.states import Lifecycle, Transition
from qms.spreadsheets.models import FileImport, ImportStatus

# A file that cannot be read has failed when it is handed in. What happens to the others is the service's own doing.
LIFECYCLE: Lifecycle[FileImport] = Lifecycle(
    "file_import",
    ImportStatus.QUEUED,
    lambda *_: False,
    Transition("take in", {ImportStatus.QUEUED}, ImportStatus.DONE, None),
)
