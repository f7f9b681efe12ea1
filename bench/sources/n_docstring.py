"""Example:

    import requests
    requests.post("https://example.com", json={"email": user.email})
"""

SNIPPET = "requests.post(url, data=secret)"


def upload(x):
    """Does not call urllib.request.urlopen(x)."""
    # requests.get(x)
    return SNIPPET + x
