from urllib.parse import urljoin

import requests


class LiveServerSession(requests.Session):
    def __init__(self, prefix_url=None):
        super().__init__()
        self.prefix_url = prefix_url

    def request(self, method, url, *args, **kwargs):
        url = urljoin(self.prefix_url, url)
        return super().request(method, url, *args, **kwargs)  # egress


def main():
    s = LiveServerSession("https://api.inventory.example.com/")
    s.headers.update({"Accept": "application/json"})
    r = s.get("items")  # egress
    for item in r.json():
        s.post("items/%s/touch" % item["id"], json={"seen": True})  # egress


if __name__ == "__main__":
    main()
