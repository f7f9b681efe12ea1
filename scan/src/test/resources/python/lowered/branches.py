if host in ALLOWED and (n := f(host)):
    send(host)
elif host not in OTHERS:
    raise Refused(host) from error
else:
    host = None
send(host)
for i, (a, *b, c) in rows:
    if not a:
        continue
    total += a
else:
    done(total)
while more:
    more = next(more)
    if more: break
try:
    value = risky()
except (A, B) as error:
    value = error
else:
    log(value)
finally:
    close(value)
assert host in SAFE, "no"
match command:
    case {"url": url, **rest} if url: go(url)
    case Point(x=0, y=place) | [place, *_]: go(place)
    case "quit" as word: go(word)
