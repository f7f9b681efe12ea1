import pytest
from app import create_app


@pytest.fixture
def client():
    app = create_app()
    return app.test_client()


def test_login(client):
    rv = client.post("/login", data={"username": "u", "password": "p"})
    assert rv.status_code == 200


def test_get(client):
    assert client.get("/").status_code == 200
