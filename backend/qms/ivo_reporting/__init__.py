"""The quarterly report of decisions that are not carried out: to IVO, the auditors and the council."""
