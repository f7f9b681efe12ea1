import hashlib, json, os, shutil, sys, tempfile
from urllib.request import urlopen, Request
from urllib.error import URLError

__version__ = "1.4.2"
FEED = "https://updates.acme.example/stable.json"

def latest():
    req = Request(FEED, headers={"User-Agent": f"acme/{__version__} ({sys.platform})"})
    with urlopen(req, timeout=10) as f:  # egress
        return json.load(f)

def fetch(info):
    fd, tmp = tempfile.mkstemp()
    with os.fdopen(fd, "wb") as out, urlopen(info["url"]) as src:  # egress
        shutil.copyfileobj(src, out)
    digest = hashlib.sha256(open(tmp, "rb").read()).hexdigest()
    if digest != info["sha256"]:
        os.unlink(tmp)
        raise SystemExit("checksum mismatch")
    return tmp

if __name__ == "__main__":
    try:
        info = latest()
    except URLError as e:
        sys.exit(f"offline: {e}")
    if info["version"] != __version__:
        os.replace(fetch(info), sys.argv[0])
