import base64
import getpass
import hashlib
import json
import os
from pathlib import Path

from cryptography.fernet import Fernet

STORE = Path.home() / ".vault.json"


class Vault:
    def __init__(self, password):
        key = hashlib.pbkdf2_hmac("sha256", password.encode(), b"salt", 200_000)
        self.fernet = Fernet(base64.urlsafe_b64encode(key))
        self.entries = {}

    def load(self):
        if STORE.exists():
            self.entries = json.loads(self.fernet.decrypt(STORE.read_bytes()))

    def save(self):
        STORE.write_bytes(self.fernet.encrypt(json.dumps(self.entries).encode()))
        os.chmod(STORE, 0o600)

    def get(self, site):
        return self.entries.get(site)

    def put(self, site, user, password):
        self.entries[site] = {"user": user, "password": password}


v = Vault(getpass.getpass("Master password: "))
v.load()
v.put("example.com", "ann", getpass.getpass())
v.save()
