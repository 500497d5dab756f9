"""How many decisions are not executed in time, for those who may see the decisions."""
