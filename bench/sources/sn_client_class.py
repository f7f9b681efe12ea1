class Client:
    def __init__(self, name):
        self.name = name
        self.requests = []

    def post(self, item):
        self.requests.append(item)

    def send(self, message):
        return f"{self.name}: {message}"


client = Client("local")
client.post({"email": "a@example.com"})
client.send("/hello")
