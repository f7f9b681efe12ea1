class Blog:
    def __init__(self, store):
        self.store = store

    def post(self, title, body):
        self.store.append({"title": title, "body": body})

    def get(self, i):
        return self.store[i]


b = Blog([])
b.post("hi", "there")
b.get(0)
