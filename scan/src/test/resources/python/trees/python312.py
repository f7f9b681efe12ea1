type Pair[T] = tuple[T, T]
def first[T: (int, str), *Ts, **P](pair: Pair[T], /, *, key: str = "k") -> T: ...
class Box[T](Base[T], metaclass=M): pass
f"{url!r:>{width}} {f'{'nested' + f"{a["b"]}"}'} {{}} {x=}"
f'''{
    send(a, # why
         b)
}'''
t"hello {name:.2f}"
rf"\{a}\N{b}" f"\N{DASH}{c}"
try:
    pass
except* ValueError, TypeError:
    pass
except KeyError, error: pass
match command.split():
    case ["go", direction] | [direction] if direction in ok:
        pass
    case {"url": str(url), **rest}: post(url)
    case Point(x=0, y=-1 | 2 + 3j) as p: ...
    case a.b | None | "x" "y": ...
    case (one), *_:
        ...
match = match[1]
match(x)
match * y
type = type(x)
with (open(a) as b, c as (d, e),): ...
with (yield): ...
with (a), (b): ...
async def g():
    async for x in y: await z
    return [x async for x in y if await x], (z := 1), {**a, 'b': c}
lambda *, a=1, **k: (yield)
print(*a, sep="", **k)
x[1:2, ::3, *y] = not a in b is not c
a if b else c if d else e
