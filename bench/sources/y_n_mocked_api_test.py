import json
from unittest import TestCase
from unittest.mock import MagicMock, patch

import pytest
import requests
import responses
from shop.api import Client


class ClientTest(TestCase):
    def setUp(self):
        self.client = Client("https://api.example.com", token="t")

    @patch("shop.api.requests.post")
    def test_create(self, post):
        post.return_value = MagicMock(status_code=201, json=lambda: {"id": 1})
        assert self.client.create({"email": "a@b.c"})["id"] == 1
        post.assert_called_once()

    @responses.activate
    def test_list(self):
        responses.add(responses.GET, "https://api.example.com/items", json=[])
        assert self.client.items() == []


@pytest.fixture
def session():
    s = MagicMock(spec=requests.Session)
    s.get.return_value.json.return_value = {"ok": True}
    return s


def test_session(session):
    assert session.get("https://api.example.com/health").json() == {"ok": True}
