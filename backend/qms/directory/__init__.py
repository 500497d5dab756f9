"""People come in by themselves: what the municipality's directory says of who works where, and the roles it gives."""
