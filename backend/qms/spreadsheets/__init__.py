"""Reading the tables that people keep: CSV files and workbooks."""
