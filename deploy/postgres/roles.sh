#!/bin/sh
# Run once by the image, when the server's data is made: the roles and the empty database.
QMS_OWNER_PASSWORD=$(cat /run/secrets/qms_owner_database_password) \
QMS_APP_PASSWORD=$(cat /run/secrets/qms_database_password) \
QMS_BACKUP_PASSWORD=$(cat /run/secrets/qms_backup_password) \
    psql --no-psqlrc --username postgres --dbname postgres --file /qms/deploy/roles.sql
