from unittest import mock

import pytest
import requests


@pytest.fixture
def session():
    return mock.Mock(spec=requests.Session)


def test_sends_email(session):
    session.post("https://api.example.com", json={"email": "x@example.com"})
    session.post.assert_called_once()


@mock.patch("requests.get")
def test_get(get):
    get.return_value.json.return_value = {}
    assert get("https://x.example.com").json() == {}
