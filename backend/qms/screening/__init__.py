"""Files from strangers: looked through before anybody can open one. Knows no subject: bytes go in, a verdict comes out."""
