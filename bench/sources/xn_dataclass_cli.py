import csv
import dataclasses
import json
import sys
import typing
import zipfile
from email.message import EmailMessage
from email import policy
from email.parser import BytesParser


@dataclasses.dataclass
class Person:
    name: str
    email: str
    phone: typing.Optional[str] = None


def read(path):
    with open(path, newline="") as f:
        return [Person(**row) for row in csv.DictReader(f)]


def write(people, out):
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("people.json", json.dumps([dataclasses.asdict(p) for p in people]))
        for p in people:
            m = EmailMessage(policy=policy.SMTP)
            m["To"] = p.email
            m.set_content("Hi " + p.name)
            z.writestr(p.name + ".eml", m.as_bytes())


if __name__ == "__main__":
    write(read(sys.argv[1]), sys.argv[2])
