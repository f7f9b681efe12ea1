import json, pytest
from myapp.gateway import PaymentGateway
class FakeHttp:
    def __init__(self): self.sent = []
    def post(self, url, json=None, headers=None, timeout=None):
        self.sent.append((url, json)); return FakeResponse({"id": "ch_1"})
    def get(self, url, params=None): return FakeResponse({"status": "paid"})
class FakeResponse:
    def __init__(self, data): self._d = data; self.status_code = 200
    def json(self): return self._d
    def raise_for_status(self): pass
@pytest.fixture
def http(): return FakeHttp()
def test_charge(http):
    gw = PaymentGateway(http, "https://api.pay.example")
    assert gw.charge({"card_number": "4242424242424242", "cvc": "123"}) == "ch_1"
    assert http.sent[0][0].endswith("/charges")
def test_direct(http):
    r = http.post("https://api.pay.example/charges", json={"card_number": "4242"}, headers={"Authorization": "Bearer x"})
    assert r.json()["id"] == "ch_1"
    assert http.get("https://api.pay.example/charges/1").json() == {"status": "paid"}
