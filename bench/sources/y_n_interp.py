import operator as op, re
from functools import reduce, lru_cache
ENV = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "send": lambda *a: print(*a), "get": lambda d, k: d[k]}
def tokens(s): return re.findall(r"[()]|[^\s()]+", s)
def read(ts):
    t = ts.pop(0)
    if t == "(":
        out = []
        while ts[0] != ")": out.append(read(ts))
        ts.pop(0); return out
    try: return float(t)
    except ValueError: return t
def ev(x, env=ENV):
    if isinstance(x, str): return env[x]
    if not isinstance(x, list): return x
    if x[0] == "lambda":
        _, ps, body = x
        return lambda *a: ev(body, {**env, **dict(zip(ps, a))})
    f, *args = [ev(e, env) for e in x]
    return f(*args)
if __name__ == "__main__":
    while True: print(ev(read(tokens(input("> ")))))
