"""What was learnt, told so that nobody is recognised: written by one, read by another, published, discussed by units.

Knows no kind of matter by name. The first kind of publication is the learning card.
"""
