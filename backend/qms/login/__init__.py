"""Who is calling: login at the municipality's identity provider, sessions for people, tokens for systems.

The service never sees a password. It trusts exactly one issuer, knows a person by (issuer, subject) and gives
no right by login: rights stand in the service's own tables and are read anew in every transaction.
Lifecycle: begun -> answered by the provider -> session open -> closed | expired | displaced by a newer one.
"""
