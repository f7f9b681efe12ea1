class Bus:
    def __init__(self):
        self._handlers = {}

    def subscribe(self, topic, handler):
        self._handlers.setdefault(topic, []).append(handler)

    def publish(self, topic, payload):
        for h in self._handlers.get(topic, []):
            h(payload)


bus = Bus()


def notify(user):
    bus.publish("user.created", {"email": user.email})


class Session:
    def get(self, key):
        return self.__dict__.get(key)


def read(session: Session):
    return session.get("user_email")
