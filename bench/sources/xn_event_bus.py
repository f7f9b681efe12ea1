import queue
import threading
from collections import defaultdict


class Client:
    """A client of the bus in this process."""

    def __init__(self, bus, name):
        self.bus = bus
        self.name = name

    def send(self, topic, payload):
        self.bus.publish(topic, {"from": self.name, **payload})

    def post(self, path, data=None):
        return self.bus.request(path, data)


class Bus:
    def __init__(self):
        self.subs = defaultdict(list)
        self.q = queue.Queue()
        self.handlers = {}

    def subscribe(self, topic, fn):
        self.subs[topic].append(fn)

    def publish(self, topic, msg):
        self.q.put((topic, msg))

    def request(self, path, data):
        return self.handlers[path](data)

    def run(self):
        while True:
            topic, msg = self.q.get()
            for fn in self.subs[topic]:
                fn(msg)


bus = Bus()
threading.Thread(target=bus.run, daemon=True).start()
c = Client(bus, "a")
c.send("user", {"email": "ann@example.com"})
c.post("/users", data={"email": "x"})
