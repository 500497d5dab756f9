"""The command line answers in plain Swedish, never with a stack trace."""

import argparse
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from qms.cli import main, parser


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QMS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("QMS_DEMO", raising=False)


def test_the_contract_is_written_and_drift_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contract = tmp_path / "openapi.yaml"
    assert main(["openapi"]) == 0
    assert main(["openapi", "--check"]) == 0
    contract.write_text(contract.read_text().replace("operationId: deviationReport", "operationId: other"))
    assert main(["openapi", "--check"]) == 1
    said = capsys.readouterr()
    assert "+      operationId: deviationReport" in said.out
    assert "make openapi" in said.err


def test_a_token_for_a_demo_system(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["token", "--client", "deviation-intake"]) == 0
    assert capsys.readouterr().out.count(".") == 2


def test_an_unknown_system_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["token", "--client", "okänd"]) == 1
    assert "deviation-intake" in capsys.readouterr().err


@pytest.mark.parametrize("holder", [["--client", "deviation-intake"], ["--user", "anna"]])
def test_a_scope_that_does_not_exist_is_told_which_there_are(
    holder: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["token", *holder, "--scope", "unit:read", "hej"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert re.search(r"heter hej\. .*unit:read, .*event:read", said.err)


@pytest.mark.parametrize(
    ("given", "usage"),
    [
        (["import", "deviations", "b", "c"], "qms import "),
        (["audit", "verify", "a"], "qms audit verify "),
        (["token", "--client", "x", "--hej"], "qms token "),
        (["migrate", "nu"], "qms migrate "),
    ],
)
def test_what_is_not_known_is_refused_with_how_that_command_is_used(
    given: list[str], usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(given)
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith(f"Skriv så här: {usage}")
    assert "det här känns inte igen: " in said


def test_no_token_outside_demo_mode(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QMS_DEMO", "false")
    assert main(["token", "--client", "deviation-intake"]) == 1
    assert "bara i demoläget" in capsys.readouterr().err


@pytest.mark.parametrize("variable", ["QMS_PUBLIC_URL", "QMS_HOST"])
def test_demo_mode_stays_on_ones_own_machine(
    variable: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, "http://kvalitet.example.se" if variable == "QMS_PUBLIC_URL" else "0.0.0.0")  # noqa: S104
    assert main(["run"]) == 1
    assert "bara köras på den egna datorn" in capsys.readouterr().err


def test_a_setting_of_the_wrong_kind_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QMS_PORT", "åttatusen")
    assert main(["run"]) == 1
    assert "QMS_PORT" in capsys.readouterr().err


def test_a_taken_port_is_said_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("QMS_PORT", str(taken.getsockname()[1]))
        assert main(["run"]) == 1
    assert "används redan" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_migrating_needs_the_owner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QMS_DATABASE_URL", "postgresql+psycopg://qms_app@127.0.0.1:9/qms")
    assert main(["migrate"]) == 1
    assert "QMS_OWNER_DATABASE_URL" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_nothing_starts_without_its_database(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QMS_DATABASE_URL", "postgresql+psycopg://qms_app@127.0.0.1:9/qms")
    assert main([command]) == 1
    assert "Databasen svarar inte" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_nothing_starts_without_the_key_for_identities(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QMS_DATABASE_URL", "postgresql+psycopg://qms_app@127.0.0.1:9/qms")
    assert main([command]) == 1
    assert "QMS_IDENTITY_KEY" in capsys.readouterr().err


def test_the_doctor_names_what_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QMS_DATABASE_URL", "postgresql+psycopg://qms_app@127.0.0.1:9/qms")
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    good = [line for line in said.splitlines() if line.startswith("bra")]
    assert good == [
        "bra  Brev: ingen e-postserver är inkopplad, så inga brev skickas.",
        "bra  Bilagor: inget virusskydd är inkopplat. Filer granskas bara av tjänsten själv.",
    ]
    for variable in ("QMS_OIDC_ISSUER", "QMS_IDENTITY_KEY", "QMS_PUBLIC_URL", "QMS_FRONTEND_DIR"):
        assert variable in said


def commands(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from commands(command)
    if of.get_default("command"):
        yield of.get_default("command")


def test_every_command_is_there() -> None:
    named = list(commands(parser()))
    assert len(named) == 15
    for command in named:
        file, _, name = command.partition(".")
        assert callable(getattr(import_module(f"qms.commands.{file}"), name)), command


HEAVY = ("alembic", "fastapi", "sqlalchemy", "uvloop")


@pytest.mark.parametrize(
    ("does", "reads"),
    [
        ("main(['--help'])", []),
        ("main(['token', '--client', 'deviation-intake'])", []),
        ("import_module('qms.commands.product')", list(HEAVY[1:])),
    ],
)
def test_what_is_shown_at_once_reads_no_framework(does: str, reads: list[str]) -> None:
    program = f"""
import sys
from importlib import import_module
from qms.cli import main
try:
    {does}
except SystemExit:
    pass
print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == str(reads)


MISSING, DIRECTORY, BELOW_A_FILE, LATIN_1 = "ingen.toml", "katalog", "fil/ingen.toml", "latin-1.toml"
"""Paths that cannot be used, each in its way."""
NAMES_A_PATH: dict[str, Callable[[str], list[str]]] = {
    "found": lambda path: ["found", path],
    "import": lambda path: ["import", "--dry-run", path],
    "audit verify": lambda path: ["audit", "verify", "--anchors", path],
    "openapi": lambda _: ["openapi"],
    "token": lambda _: ["token", "--client", "deviation-intake"],
}
"""Every command that is given a path, or that settings or its own place give one. See also ``test_ivo_client.py``."""
WHY = {
    MISSING: "det finns inget där",
    DIRECTORY: "det är en katalog",
    BELOW_A_FILE: "en del av sökvägen är ingen katalog",
    LATIN_1: "den är inte sparad som UTF-8",
}


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / DIRECTORY).mkdir()
    (tmp_path / "fil").write_text("")
    (tmp_path / LATIN_1).write_bytes("namn = 'Å'".encode("latin-1"))
    monkeypatch.setenv("QMS_OWNER_DATABASE_URL", "postgresql+psycopg://qms_owner@127.0.0.1:9/qms")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (command, path)
        for command in ("found", "import", "audit verify")
        for path in WHY
        if (command, path) != ("import", LATIN_1)  # what is handed in may have any encoding
    ],
)
def test_a_path_that_cannot_be_used_is_explained_in_swedish(
    command: str, path: str, paths: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(NAMES_A_PATH[command](str(paths / path))) > 0
    said = "".join(capsys.readouterr())
    assert WHY[path] in said
    assert "Errno" not in said


@pytest.mark.parametrize(("command", "in_the_way"), [("openapi", "openapi.yaml"), ("token", "data")])
def test_a_place_that_cannot_be_written_to_is_explained_in_swedish(
    command: str, in_the_way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / in_the_way
    place.mkdir() if command == "openapi" else place.write_text("")
    assert main(NAMES_A_PATH[command]("")) == 1
    said = capsys.readouterr().err
    assert f"{place.name}" in said
    assert "går inte att använda: " in said
    assert "Errno" not in said


def test_a_file_that_is_no_toml_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content, where in (("[[boards]]\nnamn Socialnämnden\n", "rad 2, tecken 6"), ('namn = "S', "som TOML")):
        (tmp_path / "municipality.toml").write_text(content)
        assert main(["found", str(tmp_path / "municipality.toml")]) == 1
        assert where in capsys.readouterr().err


def test_every_command_that_names_a_path_is_tried() -> None:
    def given_paths(commands: argparse.ArgumentParser, name: str) -> Iterator[str]:
        for action in commands._actions:
            if isinstance(action, argparse._SubParsersAction):
                for step, below in action.choices.items():
                    yield from given_paths(below, f"{name} {step}".strip())
            elif action.type is Path:
                yield name

    named = set(given_paths(parser(), ""))
    assert named == {"found", "import", "audit verify", "ivo-report"}
    assert named - {"ivo-report"} < set(NAMES_A_PATH)


MISTAKES = {
    "": "det här saknas: KOMMANDO",
    "bort": "'bort' finns inte. Välj bland",
    "seed mer": "det här känns inte igen: mer",
    "token": "ett av de här behövs: --client --user",
    "token --client": "--client: ett värde saknas",
    "token --client a --user b": "--user: går inte tillsammans med --client",
    "openapi --check=ja": "--check: tar inget värde",
    "serve --workers noll": "skriv ett antal, eller auto",
    "import": "det här saknas: FIL",
    "import a.csv --of b": "--of: 'b' finns inte",
    "ivo-report --period nu --out .": "skriv kvartalet som 2026-Q3",
    "--help": "visa den här hjälpen",
}
ENGLISH = re.compile(r"\b(usage|error|arguments?|options?|required|expected|invalid|choose|show|message|exit)\b")


@pytest.mark.parametrize("written", MISTAKES)
def test_what_is_written_wrong_is_told_in_swedish_alone(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(written.split())
    told = "".join(capsys.readouterr())
    assert MISTAKES[written] in " ".join(told.split())
    assert ENGLISH.findall(told) == []


def test_english_words_are_seen() -> None:
    """The planted fault: what argparse says where nobody has given it other words."""
    told = subprocess.run([sys.executable, "-m", "compileall", "--none"], capture_output=True, text=True, check=False)
    assert {"usage", "error", "arguments"} <= set(ENGLISH.findall(told.stderr))
