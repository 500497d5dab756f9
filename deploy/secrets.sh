#!/bin/sh
# Makes what an installation keeps secret, and the certificate that the database proves itself with, in a directory of
# files. What is there already is left alone, so it can be run again.
#   deploy/secrets.sh secrets                       for docker compose, where the database is called "postgres"
#   deploy/secrets.sh /etc/qms/secrets db.kommun.example    for a database with another name
set -eu
umask 077
place=$1
host=${2:-postgres}
mkdir -p "$place"
cd "$place"

for name in postgres_password qms_owner_database_password qms_database_password qms_backup_password; do
    test -s "$name" || openssl rand -hex 24 > "$name"
done
for name in qms_identity_key qms_trail_key; do
    test -s "$name" || openssl rand -base64 32 > "$name"
done
for name in qms_oidc_client_secret qms_smtp_password; do
    test -e "$name" || : > "$name"
done

# An authority of our own that vouches for the database, and for nothing else.
if ! test -s database_ca.crt; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 3650 -subj "/CN=Kvalitetshjulet database" \
        -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign" \
        -keyout database_ca.key -out database_ca.crt 2> /dev/null
fi
if ! test -s database.crt; then
    printf 'subjectAltName=DNS:%s\nbasicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\n' "$host" > database.ext
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -subj "/CN=$host" \
        -keyout database.key -out database.csr 2> /dev/null
    openssl x509 -req -sha256 -days 825 -in database.csr -CA database_ca.crt -CAkey database_ca.key -CAcreateserial \
        -extfile database.ext -out database.crt 2> /dev/null
    rm -f database.csr database.ext database_ca.srl
fi

# The directory is closed to everybody else; each container gets the files that it is given, and runs as its own user.
chmod 0700 .
chmod 0444 postgres_password qms_* database_ca.crt database.crt database.key
chmod 0400 database_ca.key
test -s qms_oidc_client_secret || echo "Skriv hemligheten hos inloggningstjänsten i $place/qms_oidc_client_secret."
