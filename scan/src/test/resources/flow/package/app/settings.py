HOST = "pkg.example.com"
BASE_URL = f"https://{HOST}/v1"
TOKEN = "tk_8f7a6b5c4d3e2f1a"
