"""Small helpers to build API URLs."""
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit, quote

BASE = "https://api.example.com/v2/"


@dataclass
class Endpoint:
    path: str
    params: dict = field(default_factory=dict)

    def url(self) -> str:
        u = urljoin(BASE, quote(self.path))
        return u + "?" + urlencode(self.params, doseq=True) if self.params else u

    def with_token(self, token: str) -> "Endpoint":
        return Endpoint(self.path, {**self.params, "access_token": token})


def strip_credentials(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.port:
        host += f":{parts.port}"
    return urlunsplit(parts._replace(netloc=host))


def curl(endpoint: Endpoint, method: str = "GET") -> str:
    return f"curl -X {method} '{endpoint.url()}' -H 'Authorization: Bearer $TOKEN'"


if __name__ == "__main__":
    e = Endpoint("users", {"email": "jane@example.com"})
    print(curl(e.with_token("abc")))
