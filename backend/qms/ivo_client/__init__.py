"""The quarterly job on another machine: asks the API for a report, fetches its files, knows nothing of the service."""
