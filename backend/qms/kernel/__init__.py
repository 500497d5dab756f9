"""What every module stands on: transactions, access, audit, jobs, errors. Knows no word of social services."""
