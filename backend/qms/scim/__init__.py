"""SCIM 2.0 (RFC 7643, RFC 7644) as Entra ID, midPoint and others speak it: another wording of what directories say."""
