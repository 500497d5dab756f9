"""Files from strangers: every one that could act is refused, and of pictures nothing is left but what is seen."""

from io import BytesIO

import pytest
from PIL import Image

from qms.screening.inspection import inspect, screened
from qms.screening.kinds import ENDINGS, FileKind, UnsafeFile, kind_of
from tests.conftest import Figure
from tests.hostile_attachments import SECRET, harmless, hostile, picture, word

pytestmark = pytest.mark.anyio
HOSTILE, HARMLESS = hostile(), harmless()


def _kind(name: str, content: bytes) -> FileKind:
    declared = ENDINGS.get(name.rpartition(".")[2])
    return kind_of(name, declared.media_type if declared else "application/octet-stream", content)


async def _passed(name: str, content: bytes) -> bytes:
    return await inspect(content, _kind(name, content))


@pytest.mark.parametrize("what", HOSTILE)
async def test_what_could_do_harm_is_refused_in_words(what: str) -> None:
    with pytest.raises(UnsafeFile, match=r"^[A-ZÅÄÖ].*\.$"):
        await _passed(*HOSTILE[what])


@pytest.mark.parametrize("what", HARMLESS)
async def test_what_is_as_it_should_be_is_let_through(what: str) -> None:
    assert await _passed(*HARMLESS[what])


def test_how_many(figure: Figure) -> None:
    figure(f"hostile attachments: {len(HOSTILE)} refused; let through as they should be: {len(HARMLESS)}")


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_nothing_is_left_of_a_picture_but_what_is_seen(form: str, figure: Figure) -> None:
    content = picture(form)
    kind = _kind(f"a.{'jpg' if form == 'JPEG' else 'png'}", content)
    assert SECRET.encode() in content
    kept = screened(content + word(), kind)
    with Image.open(BytesIO(kept)) as seen:
        assert seen.size == (40, 60), "it is turned as it was to be seen"
        left = {*map(str, seen.info), *map(str, seen.getexif())}
    left -= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
    figure(f"metadata left in a {form}: {len(left)}")
    assert left == set()
    assert SECRET.encode() not in kept
    assert b"PK\x03\x04" not in kept


def test_a_document_stays_as_it_is() -> None:
    for what in ("PDF", "Word", "Excel"):
        name, content = HARMLESS[what]
        assert screened(content, _kind(name, content)) == content


def test_a_text_becomes_utf8() -> None:
    name, content = HARMLESS["text from an old program"]
    assert screened(content, _kind(name, content)).decode() == "Så gick det till."


@pytest.mark.parametrize("declared", ["image/png", "text/html", "", "application/octet-stream"])
def test_what_it_is_said_to_be_is_what_it_is_called(declared: str) -> None:
    with pytest.raises(UnsafeFile, match="sägs vara något annat"):
        kind_of("a.jpg", declared, picture())
