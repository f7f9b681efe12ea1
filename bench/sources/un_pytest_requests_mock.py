import pytest
import responses


@pytest.fixture
def api(mocker):
    return mocker.patch("shop.api.requests")


def test_it(api):
    api.post.return_value.json.return_value = {"email": "a"}
    assert api.post("/x", json={}).json()["email"] == "a"
