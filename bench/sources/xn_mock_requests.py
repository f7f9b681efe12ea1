from unittest import mock

import pytest
import requests

from shop.client import Client


@pytest.fixture
def session():
    s = mock.create_autospec(requests.Session)
    s.post.return_value.json.return_value = {"id": 7}
    return s


def test_posts(session):
    client = Client(session=session)
    assert client.create("ann@example.com") == 7
    session.post.assert_called_once_with("https://api.example.com/users", json={"email": "ann@example.com"})


@mock.patch("requests.get")
def test_get(get):
    get.return_value.status_code = 404
    with pytest.raises(KeyError):
        Client().find("x")
    requests.get("http://x")
