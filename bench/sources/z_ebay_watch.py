import re, sys, time, smtplib
from email.mime.text import MIMEText
from html.parser import HTMLParser
from urllib.request import Request, build_opener, HTTPCookieProcessor
from http.cookiejar import CookieJar

class Prices(HTMLParser):
    def __init__(self):
        super().__init__()
        self.on, self.found = False, []
    def handle_starttag(self, tag, attrs):
        self.on = ("class", "s-item__price") in attrs
    def handle_data(self, data):
        if self.on:
            self.found += [float(x.replace(",", "")) for x in re.findall(r"[\d,]+\.\d\d", data)]

opener = build_opener(HTTPCookieProcessor(CookieJar()))

def lowest(term):
    p = Prices()
    page = opener.open(Request("https://www.ebay.com/sch/i.html?_nkw=" + term.replace(" ", "+")))  # egress
    p.feed(page.read().decode("utf8", "ignore"))
    return min(p.found, default=None)

def notify(price):
    m = MIMEText(f"now {price}")
    m["Subject"] = "price drop"
    s = smtplib.SMTP("mail.gmx.net", 587)  # egress
    s.starttls()
    s.login("me@gmx.net", open("/home/me/.gmxpass").read().strip())  # egress sensitive
    s.send_message(m, "me@gmx.net", ["me@gmx.net"])  # egress
    s.quit()

last = None
while True:
    cur = lowest(sys.argv[1])
    if last and cur and cur < last:
        notify(cur)
    last = cur
    time.sleep(3600)
