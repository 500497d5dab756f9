"""Tables that people save from spreadsheets: read, within bounds."""
