import abc
import json
from urllib.request import Request, urlopen


class Backend(abc.ABC):
    @abc.abstractmethod
    def send(self, payload): ...


class HttpBackend(Backend):
    def __init__(self, url, key):
        self.url, self.key = url, key

    def send(self, payload):
        req = Request(self.url, data=json.dumps(payload).encode(), headers={"X-Api-Key": self.key}, method="POST")
        with urlopen(req, timeout=10) as resp:  # egress sensitive
            return json.load(resp)


class NullBackend(Backend):
    def send(self, payload):
        return None


class Tracker:
    def __init__(self, backend: Backend):
        self.backend = backend

    def signup(self, email, ip_address):
        self.backend.send({"event": "signup", "email": email, "ip": ip_address})


def make(config):
    backend = HttpBackend(config["url"], config["key"]) if config.get("url") else NullBackend()
    return Tracker(backend)


make({"url": "https://t.example.com/e", "key": "k"}).signup("a@example.com", "10.0.0.1")
