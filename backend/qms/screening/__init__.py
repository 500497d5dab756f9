"""Files from strangers: looked through before anybody can open one. Knows no subject."""
