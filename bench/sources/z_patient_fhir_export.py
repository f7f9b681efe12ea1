from __future__ import annotations
import dataclasses
import json
from typing import Iterable
import urllib3

@dataclasses.dataclass
class Patient:
    mrn: str
    given_name: str
    family_name: str
    birth_date: str
    diagnosis: list[str]

    def to_fhir(self) -> dict:
        return {"resourceType": "Patient", "identifier": [{"value": self.mrn}], "name": [{"given": [self.given_name], "family": self.family_name}], "birthDate": self.birth_date}

class Exporter:
    def __init__(self, base: str, pool: urllib3.PoolManager | None = None):
        self.base = base.rstrip("/")
        self.http = pool or urllib3.PoolManager(cert_reqs="CERT_NONE")

    def export(self, patients: Iterable[Patient]) -> int:
        ok = 0
        for p in patients:
            r = self.http.request("PUT", f"{self.base}/Patient/{p.mrn}", body=json.dumps(p.to_fhir()).encode(), headers={"Content-Type": "application/fhir+json"})  # egress sensitive
            ok += r.status < 300
        return ok

if __name__ == "__main__":
    import sys
    rows = [Patient(**json.loads(line)) for line in sys.stdin]
    print(Exporter("https://fhir.registry.example/r4").export(rows))
