"""Write the digests of the images that we build on into deploy/Dockerfile, each asked for at its registry.

None is ever typed by hand. When a single one cannot be had nothing is changed, and it says so.
"""

import re
import subprocess
import sys
from pathlib import Path

DOCKERFILE = Path("deploy/Dockerfile")
FROM = re.compile(r"^FROM (?P<image>[\w./-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?(?P<rest>.*)$", re.MULTILINE)
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class Unreachable(Exception):
    """The registry gave no digest; the text says what was said instead."""


def digest(image: str) -> str:
    """The digest that an image's tag has now, for all platforms at once."""
    command = ["docker", "buildx", "imagetools", "inspect", image, "--format", "{{.Manifest.Digest}}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unreachable(f"{image}: {error}") from None
    answer = done.stdout.strip()
    if done.returncode or not DIGEST.fullmatch(answer):
        raise Unreachable(f"{image}: {(done.stderr.strip() or answer or 'inget svar').splitlines()[-1]}")
    return answer


def main() -> int:
    """Pin every image, or none."""
    before = DOCKERFILE.read_text("utf-8")
    images = sorted({match["image"] for match in FROM.finditer(before)})
    try:
        digests = {image: digest(image) for image in images}
    except Unreachable as error:
        print(f"Inget är ändrat: registret för behållaravbilder gav ingen kontrollsumma.\n{error}", file=sys.stderr)
        return 1
    pinned = FROM.sub(lambda match: f"FROM {match['image']}@{digests[match['image']]}{match['rest']}", before)
    DOCKERFILE.write_text(pinned, "utf-8")
    print(f"{len(images)} avbilder har sin kontrollsumma i {DOCKERFILE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
