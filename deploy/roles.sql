-- Prepares a PostgreSQL server (15 or newer) for the service: roles, their passwords, an empty database.
-- Run once as a superuser, again whenever a password changes. The passwords are read from the environment:
--   QMS_OWNER_PASSWORD=… QMS_APP_PASSWORD=… psql --host … --username postgres --file deploy/roles.sql
\set ON_ERROR_STOP on
\ir ../backend/qms/operations/roles.sql
\getenv owner_password QMS_OWNER_PASSWORD
\getenv app_password QMS_APP_PASSWORD
alter role qms_owner password :'owner_password';
alter role qms_app password :'app_password';

select 'create database qms owner qms_owner template template0 encoding ''UTF8'''
where not exists (select from pg_database where datname = 'qms') \gexec
revoke all on database qms from public;
grant connect on database qms to qms_app;
