# -*- coding: latin-1 -*-
import urllib2, os
print "sent", url, 0777 + 10L
print >>sys.stderr, "to %s" % host,
print
exec code in names, more
exec "x = 1"
if a <> b: print `a`
try:
    send(ur"a\b")
except IOError, e:
    raise ValueError, "text", trace
except (A, B), (code, text):
    pass
def f(a, (b, c)=(1, 2), *d):
    return lambda (x, y): x
squares = [x for x in 1, 2, 3]
async = await = 1
print("both")
