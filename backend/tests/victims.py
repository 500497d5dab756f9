"""Workers that are killed at a step, as the tests see them: the process itself is ``tests.stopped_worker``.

They are apart, since the process has settings of its own and reads nothing that is made from the tests' settings.
"""

import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Self

from qms.operations.embedded import Urls
from tests.killed import BACKEND
from tests.served import KEY

SILENT = "update jobs.procrastinate_workers set last_heartbeat = now() - interval '1 hour' returning 1"
"""What a killed worker held is taken up again once it has been silent; a test need not sit the silence out."""
LEFT = "select task_name, status from jobs.procrastinate_jobs where status not in ('succeeded')"


class Worker:
    """A worker that stands still at a step, if one is named."""

    def __init__(self, urls: Urls, place: Path, step: str = "none 0 inside", **settings: str) -> None:
        self.stood = place / step.replace(" ", "-")
        key = b64encode(KEY).decode()
        settings |= {"QMS_DATABASE_URL": urls.app, "QMS_IDENTITY_KEY": key, "QMS_TRAIL_KEY": key}
        command = [sys.executable, "-m", "tests.stopped_worker", step, str(self.stood)]
        self.process = subprocess.Popen(command, cwd=BACKEND, env=settings, stderr=subprocess.DEVNULL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Kill it without warning."""
        self.process.kill()
        self.process.wait()
