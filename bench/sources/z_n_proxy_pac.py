import ipaddress, urllib.parse as up, urllib.robotparser as rp, http.cookies, http, email.utils, mimetypes
def is_private(host):
    try: return ipaddress.ip_address(host).is_private
    except ValueError: return host.endswith(".local") or host == "localhost"
def pac(rules):
    body = "".join(f'  if (shExpMatch(host, "{p}")) return "PROXY {t}";\n' for p, t in rules)
    return "function FindProxyForURL(url, host) {\n" + body + '  return "DIRECT";\n}'
def robots(text, url):
    r = rp.RobotFileParser(); r.parse(text.splitlines()); return r.can_fetch("me", url)
def cookie(header): return {k: m.value for k, m in http.cookies.SimpleCookie(header).items()}
def head(url):
    u = up.urlsplit(url)
    return f"HEAD {u.path or '/'} HTTP/1.1\r\nHost: {u.hostname}\r\nDate: {email.utils.formatdate(usegmt=True)}\r\n\r\n".encode()
print(pac([("*.corp.example", "proxy.corp.example:3128")]), robots("User-agent: *\nDisallow: /x", "https://a.b/x"), cookie("a=1; b=2"), head("https://a.b/c"), mimetypes.guess_type("a.pdf"), http.HTTPStatus.OK, is_private("10.0.0.1"))
