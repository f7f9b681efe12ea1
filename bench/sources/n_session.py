class Session:
    def __init__(self):
        self.items = {}

    def get(self, key, default=None):
        return self.items.get(key, default)

    def post(self, key, value):
        self.items[key] = value

    def send(self, x):
        return x


session = Session()
session.post("email", "a@b.c")
session.get("email")
session.send(session)
