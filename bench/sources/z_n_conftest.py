import os, socket, pytest
from unittest import mock
from django.test import Client, TestCase
from rest_framework.test import APIClient
@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def guard(*a, **k): raise RuntimeError("no network in tests")
    monkeypatch.setattr(socket, "create_connection", guard)
    monkeypatch.setattr(socket.socket, "connect", guard)
@pytest.fixture
def api(): return APIClient()
class SignupTest(TestCase):
    def test_ok(self):
        r = Client().post("/signup/", {"email": "a@b.c", "password": "x"})
        self.assertEqual(r.status_code, 302)
    def test_api(self):
        c = APIClient(); c.credentials(HTTP_AUTHORIZATION="Token t")
        self.assertEqual(c.get("/api/me/").status_code, 200)
        self.assertEqual(c.post("/api/notes/", {"text": "hi"}, format="json").status_code, 201)
    @mock.patch("accounts.views.stripe.Customer.create")
    def test_stripe(self, create):
        create.return_value = {"id": "cus_1"}
        self.client.post("/billing/", {"card_number": "4242"})
def test_api(api): assert api.get("/health").status_code == 200
