def process(requests):
    out = []
    for r in requests:
        out.append(r.get("id"))
    requests.append(None)
    return out


class Requests(list):
    def post(self, x):
        self.append(x)


requests = Requests()
requests.post(3)
