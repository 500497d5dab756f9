"""Look through a file in a process of its own, that may use little memory and little time and can write nothing.

The process knows nothing of the service: the file goes in, and out comes that it is refused and why, that it is taken
as it is, or what is to be kept instead of it. What it cannot get through in time is not taken.
"""

import asyncio
import resource
import sys

from qms.screening.kinds import EXCEL, KINDS, PDF, TEXT, WORD, FileKind, UnsafeFile

MOST_MEMORY, MOST_SECONDS = 1024 * 1024 * 1024, 60
REFUSED, AS_IT_IS, INSTEAD = b"!", b"=", b"+"
TOO_MUCH = "Filen är för stor eller invecklad för att granskas."
MARKUP = (b"<", b"%PDF", b"#!", b"{\\rtf")


async def inspect(content: bytes, kind: FileKind) -> bytes:
    """What is to be kept of a file. ``UnsafeFile`` says why nothing is."""
    command = (sys.executable, "-I", __file__, kind.name)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL)
    try:
        async with asyncio.timeout(MOST_SECONDS * 2):
            answer, _ = await process.communicate(content)
    except TimeoutError:
        process.kill()
        await process.wait()
        answer = b""
    if answer.startswith(INSTEAD):
        return answer[1:]
    if answer == AS_IT_IS:
        return content
    raise UnsafeFile(answer[1:].decode() if answer.startswith(REFUSED) else TOO_MUCH)


def screened(content: bytes, kind: FileKind) -> bytes:
    """The same, here and now. Only for the process that looks, and for tests: it takes what memory it needs."""
    if kind is TEXT:
        return _text(content)
    if kind is PDF:
        from qms.screening import pdfs  # noqa: PLC0415 - only in the process that looks

        pdfs.check(content)
        return content
    if kind in (WORD, EXCEL):
        from qms.screening import office  # noqa: PLC0415 - as above

        office.check(content, kind)
        return content
    from qms.screening import pictures  # noqa: PLC0415 - as above

    return pictures.painted_anew(content, kind)


def _text(content: bytes) -> bytes:
    """A text in UTF-8. What a program would take for something else than text is none."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    signs = set(text)
    if any(sign < " " and sign not in "\t\n\r\f" for sign in signs) or "\ufffd" in signs or "\x7f" in signs:
        raise UnsafeFile("Filen är ingen vanlig text. Spara den på nytt som textfil (UTF-8).")
    if text.lstrip("\ufeff \t\r\n").encode().startswith(MARKUP):
        raise UnsafeFile("Filen är skriven för ett program och inte för att läsas. Klistra in texten i en ny textfil.")
    return text.encode()


def main() -> None:
    """Look through a file from standard input within bounds, and write what becomes of it."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    content = sys.stdin.buffer.read()
    try:
        kept = screened(content, KINDS[sys.argv[1]])
        told = AS_IT_IS if kept == content else INSTEAD + kept
    except UnsafeFile as refusal:
        told = REFUSED + str(refusal).encode()
    sys.stdout.buffer.write(told)


if __name__ == "__main__":
    main()
