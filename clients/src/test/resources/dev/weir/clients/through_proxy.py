"""Gets a URL with the proxy that the environment names, trusting AUTHORITY: URL, AUTHORITY."""
import ssl
import sys
import urllib.request

url, authority = sys.argv[1:]
trust = ssl.create_default_context(cafile=authority)
with urllib.request.urlopen(url, timeout=10, context=trust) as answer:
    print(answer.status, answer.headers["Weir-Decision"], answer.read().decode())
