class Request:
    def __init__(self, method, path, body=None, headers=None):
        self.method, self.path, self.body, self.headers = method, path, body, headers or {}
class Response:
    def __init__(self, status=200, body=""): self.status, self.body = status, body
class App:
    def __init__(self): self.routes = {}
    def route(self, path, methods=("GET",)):
        def deco(fn):
            for m in methods: self.routes[m, path] = fn
            return fn
        return deco
    def get(self, path): return self.route(path)
    def post(self, path): return self.route(path, ("POST",))
    def handle(self, req):
        fn = self.routes.get((req.method, req.path))
        return Response(200, fn(req)) if fn else Response(404)
class TestClient:
    def __init__(self, app): self.app = app
    def get(self, path, **kw): return self.app.handle(Request("GET", path, **kw))
    def post(self, path, json=None): return self.app.handle(Request("POST", path, body=json))
app = App()
@app.get("/")
def index(req): return "hi"
@app.post("/users")
def create(req): return req.body["email"]
client = TestClient(app)
assert client.get("/").status == 200
assert client.post("/users", json={"email": "a@b.c", "password": "p"}).body == "a@b.c"
