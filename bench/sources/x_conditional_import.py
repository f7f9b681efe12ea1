try:
    from urllib.request import urlopen, Request
except ImportError:
    from urllib2 import urlopen, Request

try:
    import requests
    HAVE = True
except ImportError:
    requests = None
    HAVE = False


def download(url, dest):
    if HAVE:
        with requests.get(url, stream=True) as r:  # egress
            with open(dest, "wb") as f:
                for chunk in r.iter_content(8192):
                    f.write(chunk)
    else:
        with open(dest, "wb") as f:
            f.write(urlopen(Request(url)).read())  # egress


def upload(url, path):
    import httpx
    with open(path, "rb") as f:
        return httpx.put(url, content=f)  # egress sensitive
