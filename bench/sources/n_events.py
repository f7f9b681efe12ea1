class Emitter:
    def __init__(self):
        self.h = {}

    def on(self, e, f):
        self.h.setdefault(e, []).append(f)

    def emit(self, e, *a):
        for f in self.h.get(e, []):
            f(*a)

    def publish(self, e, payload):
        self.emit(e, payload)


bus = Emitter()
bus.publish("user", {"email": "x"})
bus.emit("x")
