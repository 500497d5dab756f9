-- Prepares a PostgreSQL server (15 or newer) for the service: roles, their passwords, an empty database.
-- Run once as a superuser, again whenever a password changes. The passwords are read from the environment:
--   QMS_OWNER_PASSWORD=… QMS_APP_PASSWORD=… QMS_BACKUP_PASSWORD=… psql --host … --username postgres --file deploy/roles.sql
-- Without QMS_BACKUP_PASSWORD there is no role for backups, and a superuser makes them.
\set ON_ERROR_STOP on
\ir ../backend/qms/operations/roles.sql
\getenv owner_password QMS_OWNER_PASSWORD
\getenv app_password QMS_APP_PASSWORD
\getenv backup_password QMS_BACKUP_PASSWORD
-- Neither a password nor a wrong statement with one in it belongs in the server's log.
set log_statement = none;
set log_min_error_statement = panic;
set log_min_duration_statement = -1;
alter role qms_owner password :'owner_password';
alter role qms_app password :'app_password';

select 'create database qms owner qms_owner template template0 encoding ''UTF8'''
where not exists (select from pg_database where datname = 'qms') \gexec
revoke all on database qms from public;
grant connect on database qms to qms_app;

\if :{?backup_password}
select 'create role qms_backup' where not exists (select from pg_roles where rolname = 'qms_backup') \gexec
-- Reads everything past the walls between boards, or the dump would lack rows; changes nothing.
alter role qms_backup login bypassrls nosuperuser nocreatedb nocreaterole password :'backup_password';
alter role qms_backup set default_transaction_read_only = on;
grant pg_read_all_data to qms_backup;
grant connect on database qms to qms_backup;
\endif
