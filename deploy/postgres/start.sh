#!/bin/sh
# Starts PostgreSQL in its container. It wants a key that nobody else can read, so the mounted one is copied.
set -eu
install -m 0600 /run/secrets/database.key /tmp/database.key
exec docker-entrypoint.sh postgres \
    -c config_file=/qms/deploy/postgres/postgresql.conf \
    -c hba_file=/qms/deploy/postgres/pg_hba.conf \
    -c ssl=on -c ssl_cert_file=/run/secrets/database.crt -c ssl_key_file=/tmp/database.key
