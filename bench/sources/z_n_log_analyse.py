import re, sys, gzip, ipaddress, collections, datetime as dt
LINE = re.compile(r'(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<t>[^\]]+)\] "(?P<req>[^"]*)" (?P<st>\d+) (?P<sz>\S+)')
def lines(paths):
    for p in paths:
        with (gzip.open if p.endswith(".gz") else open)(p, "rt", errors="replace") as f:
            yield from f
def main(paths):
    ips, users, errs = collections.Counter(), collections.Counter(), []
    for l in lines(paths):
        m = LINE.match(l)
        if not m: continue
        ip = ipaddress.ip_address(m["ip"])
        ips[str(ip)] += 1; users[m["user"]] += 1
        if m["st"].startswith("5"): errs.append((dt.datetime.strptime(m["t"], "%d/%b/%Y:%H:%M:%S %z"), m["req"]))
    for ip, n in ips.most_common(10): print(f"{n:8} {ip}")
    for t, r in errs[-10:]: print(t.isoformat(), r.split()[1] if " " in r else r)
main(sys.argv[1:])
