"""How long a start of the service takes. Run with ``python -m bench.start``.

From the command to the first answer, beside a Python that does nothing; and what reading each package is of it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from bench import load
from qms.operations.embedded import EmbeddedServer
from qms.operations.migrations import upgrade

PATIENCE, PAUSE = 60, 0.005
MOST_SHOWN = 12


def main() -> None:
    """Prepare, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--port", type=int, default=8150)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # noqa: TID251 - what is installed has been compiled, as by the first start
    with tempfile.TemporaryDirectory(prefix="qms-bench-") as home:
        server = EmbeddedServer(Path(home) / "postgres", fast=True)
        try:
            urls = server.start()
            upgrade(urls.owner)
            known = {"QMS_DEMO": "true", "QMS_PORT": str(options.port), "QMS_DATA_DIR": home}
            environment = {**os.environ, **known, "QMS_DATABASE_URL": urls.app}  # noqa: TID251 - handed on
            _start(options.port, environment)
            starts = [_start(options.port, environment) for _ in range(options.rounds)]
        finally:
            server.stop()
    print(f"{'seconds, median of ' + str(options.rounds):<40}{'wall':>8}{'CPU':>8}")
    print(f"{'qms serve, to the first answer':<40}{median(wall for wall, _ in starts):>8.2f}", end="")
    print(f"{median(spent for _, spent in starts):>8.2f}")
    print(f"{'a Python that does nothing':<40}{min(_nothing() for _ in range(options.rounds)):>8.2f}\n")
    own = _reading()
    print(f"reading {sum(own.values()) / 1e6:.2f} s, of which (ms, slower than otherwise: each file is timed)")
    for name, spent in own.most_common(MOST_SHOWN):
        print(f"  {name:<30}{spent / 1e3:>8.0f}")


def _start(port: int, environment: dict[str, str]) -> tuple[float, float]:
    began = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "qms", "serve"], env=environment, stdout=subprocess.DEVNULL)
    try:
        while not load.answers(port):
            if process.poll() is not None or perf_counter() - began > PATIENCE:
                raise RuntimeError("The service did not start.")
            sleep(PAUSE)
        return perf_counter() - began, load.processor_time(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _nothing() -> float:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return perf_counter() - began


def _reading() -> Counter[str]:
    """Microseconds by package, each file's own: of ours by room."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import qms.commands.service"],
        capture_output=True,
        text=True,
        check=True,
    )
    own: Counter[str] = Counter()
    for line in run.stderr.splitlines()[1:]:
        spent, _, name = (part.strip() for part in line.removeprefix("import time:").split("|"))
        first, *rest = name.split(".")
        own[".".join([first, *rest[:1]]) if first == "qms" else first] += int(spent)
    return own


if __name__ == "__main__":
    main()
