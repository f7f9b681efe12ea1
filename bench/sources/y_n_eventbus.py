from collections import defaultdict
from typing import Callable, Any

class Bus:
    def __init__(self):
        self._subs = defaultdict(list)
    def subscribe(self, topic: str, fn: Callable[[Any], None]) -> None:
        self._subs[topic].append(fn)
    def publish(self, topic: str, payload: Any) -> None:
        for fn in self._subs[topic]:
            fn(payload)
    def send(self, topic, message): self.publish(topic, message)
    def emit(self, *a, **k): self.publish(*a, **k)

class Channel:
    def __init__(self, bus): self.bus = bus
    def send(self, text): self.bus.emit("msg", text)

bus = Bus()
bus.subscribe("user.created", lambda u: print("welcome", u["email"]))
bus.publish("user.created", {"email": "x@y.z", "phone": "123"})
channel = Channel(bus)
channel.send("hello")
producer = bus
producer.send("orders", {"credit_card": "4111"})
queue = bus
queue.publish("log", {"password": 1})
