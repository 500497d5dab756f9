"""Secrets come from files, and go where they are needed without standing in the environment."""

from base64 import b64encode
from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy import make_url

from qms.settings import Settings

KEY = b64encode(bytes(32)).decode()
URL = "postgresql+psycopg://qms_app@db.example.se/qms?sslmode=verify-full"


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QMS_SECRETS_DIR", str(tmp_path))
    return tmp_path


def test_secrets_are_read_from_files(secrets: Path) -> None:
    (secrets / "qms_identity_key").write_text(f"{KEY}\n")
    (secrets / "qms_oidc_client_secret").write_text("hemlig\n")
    (secrets / "database_ca.crt").write_text("no setting")
    settings = Settings()
    assert settings.seal_key == bytes(32)
    assert settings.oidc_client_secret.get_secret_value() == "hemlig"


def test_the_environment_goes_before_a_file(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (secrets / "qms_oidc_client_secret").write_text("i filen")
    monkeypatch.setenv("QMS_OIDC_CLIENT_SECRET", "i miljön")
    assert Settings().oidc_client_secret.get_secret_value() == "i miljön"


def test_without_a_directory_no_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "qms_oidc_client_secret").write_text("i filen")
    assert Settings().oidc_client_secret.get_secret_value() == ""


@pytest.mark.parametrize("name", ["database", "owner_database"])
@pytest.mark.parametrize("password", ["hemligt", "a/b:c@d%e?f#g å"])
def test_a_password_is_put_into_the_address(
    secrets: Path, name: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (secrets / f"qms_{name}_password").write_text(password)
    monkeypatch.setenv(f"QMS_{name}_URL".upper(), URL)
    address = make_url(getattr(Settings(), f"{name}_url"))
    assert (address.password, address.host, address.query["sslmode"]) == (password, "db.example.se", "verify-full")


def test_an_address_that_is_none_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QMS_DATABASE_URL", "qms_app:hemligt")
    monkeypatch.setenv("QMS_DATABASE_PASSWORD", "x")
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert "QMS_DATABASE_URL är ingen databasadress" in refused.value.errors()[0]["msg"]


def test_secrets_are_not_shown() -> None:
    given = {"database_url": URL, "database_password": "hemligt", "oidc_client_secret": "hemligt"}
    settings = Settings.model_validate(given)
    assert "hemligt" in settings.database_url
    assert "hemligt" not in repr(settings)
