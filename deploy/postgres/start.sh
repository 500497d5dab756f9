#!/bin/sh
# Starts PostgreSQL in its container. It wants a key that nobody else can read, so the mounted one is copied. Of the
# memory that the container may use, or else the machine has, a quarter holds pages, as PostgreSQL advises.
set -eu
install -m 0600 /run/secrets/database.key /tmp/database.key
machine=$(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo)
container=$(awk '/^[0-9]+$/ {print int($1 / 1048576)}' /sys/fs/cgroup/memory.max 2>/dev/null || true)
memory=$(( ${container:-$machine} < machine ? ${container:-$machine} : machine ))
exec docker-entrypoint.sh postgres \
    -c config_file=/qms/deploy/postgres/postgresql.conf \
    -c hba_file=/qms/deploy/postgres/pg_hba.conf \
    -c shared_buffers="$(( memory / 4 ))MB" -c effective_cache_size="$(( memory * 3 / 4 ))MB" \
    -c ssl=on -c ssl_cert_file=/run/secrets/database.crt -c ssl_key_file=/tmp/database.key
