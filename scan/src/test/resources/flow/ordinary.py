import os
import socket

import pytest


def notify(state):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
        s.connect(os.environ["NOTIFY_SOCKET"])
        s.sendall(state)


@pytest.fixture
def session(made):
    return made


def test_posts(session):
    session.post("https://api.example.com", json={"email": "x@example.com"})
