import json
from pathlib import Path


def save(user):
    Path("u.json").write_text(json.dumps({"email": user.email, "password": user.password}))


def load():
    return json.loads(Path("u.json").read_text())
