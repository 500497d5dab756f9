-- What a database holds, as lines to compare: rows and a hash of them for each table, then walls, triggers, functions.
-- The order of rows does not count. Ask for it in the transaction whose snapshot the dump is made from.
set timezone = 'UTC';
set datestyle = 'ISO';
set intervalstyle = 'iso_8601';
set bytea_output = 'hex';
set extra_float_digits = 1;
select format('select %L, count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from %I.%I t',
              n.nspname || '.' || c.relname, n.nspname, c.relname)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
 order by n.nspname, c.relname \gexec
select 'policies', count(*), coalesce(sum(hashtextextended(p::text, 0)), 0) from pg_policies p;
select 'forced row security', count(*), coalesce(sum(hashtextextended(oid::regclass::text, 0)), 0)
  from pg_class where relforcerowsecurity;
select 'triggers', count(*), coalesce(sum(hashtextextended(pg_get_triggerdef(oid), 0)), 0)
  from pg_trigger where not tgisinternal;
select 'functions', count(*), coalesce(sum(hashtextextended(pg_get_functiondef(p.oid), 0)), 0)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
 where p.prokind in ('f', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema';
