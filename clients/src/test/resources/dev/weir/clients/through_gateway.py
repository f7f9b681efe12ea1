"""Posts to the gateway: URL, KEY, TEXT."""
import sys
import urllib.request

url, key, text = sys.argv[1:]
request = urllib.request.Request(url, text.encode(), {"Authorization": "Bearer " + key, "Content-Type": "text/plain"})
with urllib.request.urlopen(request, timeout=10) as answer:
    print(answer.status, answer.headers["Weir-Decision"], answer.read().decode())
