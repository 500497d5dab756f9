"""The published contract: what ``openapi.yaml`` says, and the address that tells which version this is."""
