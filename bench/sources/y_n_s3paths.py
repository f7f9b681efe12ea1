"""Path arithmetic for s3:// and gs:// URIs; touches nothing."""
import posixpath
import re
from urllib.parse import urlparse

S3 = re.compile(r"^s3://(?P<bucket>[^/]+)/(?P<key>.+)$")

class ObjectUri:
    def __init__(self, uri):
        u = urlparse(uri)
        if u.scheme not in {"s3", "gs", "az"}:
            raise ValueError(uri)
        self.scheme, self.bucket, self.key = u.scheme, u.netloc, u.path.lstrip("/")
    def __truediv__(self, other):
        return ObjectUri(f"{self.scheme}://{self.bucket}/{posixpath.join(self.key, other)}")
    def __str__(self):
        return f"{self.scheme}://{self.bucket}/{self.key}"
    @property
    def parent(self):
        return ObjectUri(f"{self.scheme}://{self.bucket}/{posixpath.dirname(self.key)}")
    def local(self, root="/mnt/mirror"):
        return posixpath.join(root, self.bucket, self.key)

def partition(base, day):
    return ObjectUri(base) / f"dt={day}" / "part-0.parquet"

if __name__ == "__main__":
    p = partition("s3://acme-lake/events", "2024-01-01")
    with open(p.local(), "rb") as f:
        print(len(f.read()), p)
