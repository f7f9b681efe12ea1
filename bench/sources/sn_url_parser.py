import re
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

TRACKING = {"utm_source", "utm_medium", "fbclid"}
EXAMPLE = "https://www.example.com/?utm_source=x"


def clean(url):
    parts = urlsplit(url)
    query = {k: v for k, v in parse_qs(parts.query).items() if k not in TRACKING}
    return urlunsplit(parts._replace(query=urlencode(query, doseq=True)))


def links(html):
    return re.findall(r'href="(https?://[^"]+)"', html)
