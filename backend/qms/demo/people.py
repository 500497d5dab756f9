"""Placeholder until the plan's people are in."""


def logins() -> list:
    return []


def systems() -> list:
    return []
