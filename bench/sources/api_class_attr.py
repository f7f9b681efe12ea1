from dataclasses import dataclass, asdict
import requests
from typing import Optional


@dataclass
class Profile:
    first_name: str
    iban: Optional[str] = None


class Base:
    endpoint = "/"
    root = "https://bank.example.com"

    def url(self, suffix=""):
        return "".join([self.root, self.endpoint, suffix])

    def save(self, obj):
        return self.session().post(self.url(), json=asdict(obj))  # egress sensitive

    def session(self):
        if not hasattr(self, "_s"):
            self._s = requests.session()
        return self._s


class Profiles(Base):
    endpoint = "/profiles"

    def get(self, id):
        return self.session().get(self.url(f"/{id}"))  # egress


Profiles().save(Profile("A", "DE00"))
