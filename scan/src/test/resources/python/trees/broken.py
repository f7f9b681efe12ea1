def before():
    send(a, (b
def after():
    return fetch(url
class Next:
    url = "not ended
    def method(self):
        post(url))
x = [1, 2
y = get(x)
import os
  indented()
if a
    b()
else:
for in c: d()
while e: f(
import g
a.b.(c)
call(x y z=1, *)
$ ? !
"text" = {1: , 2}
elif stray: s()
except: t()
@decorator
x = 1
def (n): u()
f"{open" + v()
f"{a b}" f"{w()
from . import
from x import (y, z
import last
