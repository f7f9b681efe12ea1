import requests
import httpx


class Client:
    base = "https://class.example.com"

    def __init__(self, api_key, timeout=3):
        self.session = requests.Session()
        self.api_key = api_key
        self.timeout = timeout

    def send(self, email):
        self.session.post(self.base + "/x", json={"email": email}, headers={"X-Api-Key": self.api_key})  # sends: EMAIL !SECRET -> class.example.com

    @property
    def http(self):
        return self.session

    def by_property(self, email):
        self.http.post("https://property.example.com", json=email)  # sends: EMAIL -> property.example.com

    @staticmethod
    def static(email):
        requests.post("https://static.example.com", json=email)  # sends: EMAIL -> static.example.com

    @classmethod
    def of_class(cls, email):
        cls.static(email)
        requests.post(cls.base, json=email)  # sends: EMAIL -> class.example.com


class Base:
    def __init__(self):
        self.client = httpx.Client(base_url="https://base.example.com")

    def post(self, data):
        return self.client.post("/v1", json=data)  # sends: EMAIL -> base.example.com


class Derived(Base):
    def go(self, email):
        self.post(email)
        super().post({"x": email})
        self.client.put("/v2", json=email)  # sends: EMAIL -> base.example.com


class Session(requests.Session):
    def go(self, email):
        self.post("https://inherited.example.com", json=email)  # sends: EMAIL -> inherited.example.com


def uses_derived_session(email):
    Session().put("https://inherited.example.com", json=email)  # sends: EMAIL -> inherited.example.com


class Lazy:
    _session = None

    def _get_session(self):
        if self._session is None:
            self._session = requests.Session()
        return self._session

    def go(self, email):
        self._get_session().post("https://lazy.example.com", json=email)  # sends: EMAIL -> lazy.example.com


def make():
    return requests.Session()


def or_made(email, session=None):
    (session or make()).post("https://or.example.com", json=email)  # sends: EMAIL -> or.example.com


class Holder:
    def __init__(self, client: httpx.AsyncClient):
        self.client = client

    async def go(self, email):
        await self.client.post("https://typed.example.com", json=email)  # sends: EMAIL -> typed.example.com


class Buffer:
    def __init__(self):
        self.rows = []
        self.extra = {}

    def add(self, user):
        self.rows.append({"mail": user.email})
        self.extra["tel"] = user.phone_number

    def flush(self):
        requests.post("https://buffer.example.com", json=self.rows)  # sends: EMAIL -> buffer.example.com
        requests.post("https://buffer.example.com", json=self.extra)  # sends: PHONE -> buffer.example.com


class Sender:
    def __call__(self, url, data):
        requests.post(url, json=data)  # sends: EMAIL -> call.example.com


def uses_call(email):
    send = Sender()
    send("https://call.example.com", email)


class Context:
    def __enter__(self):
        return requests.Session()

    def __exit__(self, *_):
        pass


def in_context(email):
    with Context() as s:
        s.post("https://context.example.com", json=email)  # sends: EMAIL -> context.example.com
    with requests.Session() as t:
        t.post("https://with.example.com", json=email)  # sends: EMAIL -> with.example.com


def closure(email):
    session = requests.Session()

    def send():
        session.post("https://closure.example.com", json=email)  # sends: EMAIL -> closure.example.com

    send()


def in_lambda(email):
    send = lambda data: requests.post("https://lambda.example.com", json=data)  # sends: EMAIL -> lambda.example.com
    send(email)
