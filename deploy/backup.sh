#!/bin/bash
# Dumps the database, restores the dump into a server of its own, and keeps it only if both hold the same.
#   backup.sh once       now
#   backup.sh nightly    for ever: at the start if there is none of today, then every night
# Where the database is: PGHOST, PGUSER, PGSSLMODE and so on, as for psql. The rest:
#   QMS_BACKUP_DIR            where dumps are kept (/backups)
#   QMS_BACKUP_PASSWORD_FILE  the password, when PGPASSWORD or a passfile does not say it
#   QMS_BACKUP_AT             when, in UTC (02:30)
#   QMS_BACKUP_DAYS           how long a dump is kept (35)
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
kept=${QMS_BACKUP_DIR:-/backups}
export PGDATABASE=${PGDATABASE:-qms}
if [ -n "${QMS_BACKUP_PASSWORD_FILE:-}" ]; then PGPASSWORD=$(cat "$QMS_BACKUP_PASSWORD_FILE"); export PGPASSWORD; fi

# One transaction sees what is dumped and says what it holds.
dump() {
    coproc LIVE { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1; }
    exec {ask}>&"${LIVE[1]}" {hear}<&"${LIVE[0]}"
    eval "exec ${LIVE[1]}>&-"
    echo "begin isolation level repeatable read read only; select pg_export_snapshot();" >&"$ask"
    read -r snapshot <&"$hear"
    pg_dump --format custom --snapshot "$snapshot" --file "$work/dump"
    printf '\\i %s\ncommit;\n\\q\n' "$here/fingerprint.sql" >&"$ask"
    exec {ask}>&-
    cat <&"$hear" > "$work/live"
    exec {hear}<&-
}

# By the same steps as backup.md says, on a server that only this user can reach and that is thrown away.
restore() {
    local locale=(--locale C.UTF-8)
    if initdb --help | grep -q builtin-locale; then locale+=(--locale-provider builtin --builtin-locale C.UTF-8); fi
    initdb --pgdata "$work/data" --username postgres --auth trust --encoding UTF8 "${locale[@]}" --no-sync > /dev/null
    pg_ctl --pgdata "$work/data" --wait --silent --log "$work/log" \
        --options "-c port=5432 -c listen_addresses= -c unix_socket_directories=$sockets -c fsync=off" start
    (
        unset PGHOSTADDR PGSSLMODE PGSSLROOTCERT PGPASSWORD
        export PGHOST=$sockets PGPORT=5432 PGUSER=postgres
        QMS_OWNER_PASSWORD=unused QMS_APP_PASSWORD=unused \
            psql --no-psqlrc --quiet --dbname postgres --file "$here/roles.sql"
        pg_restore --dbname qms --exit-on-error "$work/dump"
        psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname qms \
            --file "$here/fingerprint.sql" > "$work/restored"
    )
    pg_ctl --pgdata "$work/data" --silent --mode immediate stop
}

compare() {
    if [ ! -s "$1" ] || ! diff "$1" "$2"; then
        echo "backup: what was restored is not what was dumped; nothing is kept" >&2
        return 1
    fi
}

tidy() {
    if [ -e "$work/data/postmaster.pid" ]; then pg_ctl --pgdata "$work/data" --silent --mode immediate stop || true; fi
    rm -rf "$work" "$sockets"
}

once() (
    work=$(mktemp -d "$kept/.trial.XXXXXX")
    sockets=$(mktemp -d)
    trap tidy EXIT
    dump
    restore
    compare "$work/live" "$work/restored"
    name=qms-$(date -u +%Y-%m-%dT%H%M%SZ).dump
    mv "$work/dump" "$kept/$name"
    (cd "$kept" && sha256sum "$name" > "$name.sha256")
    echo "$name" > "$kept/last-tried"
    find "$kept" -maxdepth 1 -name 'qms-*.dump*' -mtime "+${QMS_BACKUP_DAYS:-35}" -delete
    tables=$(grep -c '^[a-z_]*\.' "$work/live")
    rows=$(awk -F'|' '/^[a-z_]*\./ { sum += $2 } END { print sum }' "$work/live")
    echo "backup: $name restored and compared: tables $tables, rows $rows, all equal"
)

nightly() {
    if [ -z "$(find "$kept" -maxdepth 1 -name last-tried -mmin -1440)" ]; then once || echo "backup: failed" >&2; fi
    while true; do
        next=$(date -u -d "${QMS_BACKUP_AT:-02:30}" +%s)
        now=$(date -u +%s)
        if [ "$next" -le "$now" ]; then next=$((next + 86400)); fi
        sleep $((next - now))
        once || echo "backup: failed" >&2
    done
}

case ${1:-} in
    once | nightly | compare) "$@" ;;
    *) echo "backup.sh once | nightly" >&2; exit 2 ;;
esac
