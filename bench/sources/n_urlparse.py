from urllib.parse import urlparse, urlencode, urljoin, quote
import re

API = "https://api.example.com"


def link(email, token):
    return urljoin(API, "/verify?") + urlencode({"email": email, "token": token})


def host(u):
    return urlparse(u).netloc


def clean(u):
    return re.sub(r"https?://", "", quote(u))
