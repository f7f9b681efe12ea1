# -*- coding: utf-8 -*-
s = "a\x41\u00e9\n" 'b' r"\d"
f = f"to {host!r:>{width}} {{}} {a + b}" "!"
p = "%s=%d" % (k, v)
d = {"k": v, **more}
l = [x.name for x in rows if x.ok for y in x]
m = {k: v for k, v in d.items()}
o.a.b[0][1:2]["k"] = u = v
o.count += 1
t[key] %= 2
a, [b, *c] = t
flag = not a == b < c
n = -1.5
either = a or b and None
long = (client
        .session(a)
        .post(url,
              data=d))
print >>log, "text", s
exec code in scope
items.append(s)
