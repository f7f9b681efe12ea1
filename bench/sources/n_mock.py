from unittest import mock
from unittest.mock import patch, MagicMock


@patch("app.client.requests.post")
def test_post(post):
    post.return_value.status_code = 200
    from app.client import submit
    submit({"email": "x"})
    post.assert_called_once()


def test_session():
    session = MagicMock()
    session.post("https://x", json={})
    session.post.assert_called()
