"""What a manager says that a report is, and what happens then."""
