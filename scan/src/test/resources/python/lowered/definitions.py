class Client(Base, metaclass=Meta):
    url: str = "https://" + HOST
    token: SecretStr

    @retry(3)
    def __init__(self, key, /, *args, timeout: int = 3, **kw) -> None:
        """Keeps the key."""
        global count
        self.key = key
        count += 1

    async def send(self, user: "User") -> Response:
        async with session(self.url) as s:
            answer = await s.post(self.url, user.name, *args, json={"email": user.email, **more}, **kw)
        return answer if answer.ok else None

def outer(a):
    def inner():
        nonlocal a
        a = yield a
        yield from others(a)
    return lambda b, c=a: inner() or b
