import json, os, threading, time
from collections import OrderedDict

class Store:
    """A client-like API: get, post, put, delete; all in memory, written to a file."""
    def __init__(self, path):
        self.path = path
        self.lock = threading.Lock()
        self.data = OrderedDict()
        if os.path.exists(path):
            with open(path) as f:
                self.data.update(json.load(f))

    def get(self, key, default=None):
        return self.data.get(key, default)

    def post(self, key, json):
        with self.lock:
            self.data[key] = json
            self._flush()

    put = post

    def delete(self, key):
        with self.lock:
            self.data.pop(key, None)

    def _flush(self):
        tmp = self.path + ".tmp"
        with open(tmp, "w") as f:
            json.dump(self.data, f)
        os.replace(tmp, self.path)

session = Store("/tmp/kv.json")
session.post("/users/1", json={"email": "jane@example.com", "password": "x"})
client = Store("/tmp/other.json")
client.post("/x", json={"ssn": "1"})
print(session.get("/users/1"), client.get("/x"))
