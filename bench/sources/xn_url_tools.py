"""Normalises URLs such as https://example.com/a/../b?x=1 and never opens them.

    >>> import requests
    >>> requests.post("https://example.com", data={"x": 1})
"""
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

BASE = "https://api.example.com/v1/"
TRACKING = re.compile(r"^(utm_|fbclid|gclid)")


def clean(url):
    parts = urlsplit(url)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not TRACKING.match(k)])
    return urlunsplit((parts.scheme, parts.netloc.lower(), quote(unquote(parts.path)), query, ""))


def endpoint(path, **params):
    return urljoin(BASE, path) + "?" + urlencode(params)


print(clean("https://Example.com/?utm_source=x&id=1"), endpoint("users", email="a@example.com"))
