from fastapi.testclient import TestClient
from .main import app

client = TestClient(app)


def test_create():
    response = client.post("/items", json={"name": "x"}, headers={"X-Token": "secret"})
    assert response.status_code == 200
