from ._http import HttpClient
from .types import Invoice


class Invoices:
    def __init__(self, client: HttpClient):
        self._client = client

    def create(self, customer_email: str, amount: int) -> Invoice:
        return Invoice(self._client.post("/v1/invoices", json={"customer_email": customer_email, "amount": amount}))  # egress sensitive

    def list(self, limit=10):
        return [Invoice(i) for i in self._client.get("/v1/invoices", params={"limit": limit})]  # egress
