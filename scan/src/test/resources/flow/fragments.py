# Parts of programs: names that nothing binds, clients of classes that are not there.
from .transport import Transport
from . import orders_pb2_grpc

requests.post("https://f.example.com", json={"email": user["email"]})  # sends: EMAIL -> f.example.com
httpx.post("https://f.example.com", content=f"by {full_name}")  # sends: PERSON -> f.example.com
session.post("https://f.example.com", data=ssn)  # sends: US_SSN -> f.example.com


class Orders:
    def __init__(self, client: Transport):
        self._client = client

    def create(self, email):
        return self._client.post("/v1/orders", json={"email": email})  # sends: EMAIL -> ?

    def read(self, key):
        return self._client.get("key")

    def remove(self, number):
        return self._request("DELETE", f"/v1/orders/{number}")  # sends: -> ?


    def page(self, number):
        return self.request(f"https://pages.example.com/{number}")  # sends: -> pages.example.com


def stub(channel, email):
    orders_pb2_grpc.OrdersStub(channel).Create(email)  # sends: EMAIL -> ?
