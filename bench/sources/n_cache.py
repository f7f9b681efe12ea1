import functools
import pickle


class Cache:
    def __init__(self):
        self._d = {}

    def get(self, k):
        return self._d.get(k)

    def set(self, k, v):
        self._d[k] = v

    def delete(self, k):
        self._d.pop(k, None)


cache = Cache()
cache.set("token", "abc")
cache.get("token")


@functools.lru_cache
def f(x):
    return pickle.dumps(x)
