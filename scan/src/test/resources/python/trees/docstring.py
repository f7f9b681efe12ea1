def a():
    """Says what it does
    and is never closed.
    return 1

def b(x):
    """Closed."""
    send(x)

'''Also closed.'''
class C:
    """Another."""
    def m(self): post(self)
