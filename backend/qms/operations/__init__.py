"""Setting up an installation: the embedded database, migrations, self-checks, the first boards."""
