import pycurl
from io import BytesIO

buf = BytesIO()
c = pycurl.Curl()
c.setopt(c.URL, "https://api.example.com/u")
c.setopt(c.POSTFIELDS, "email=" + email)
c.setopt(c.WRITEDATA, buf)
c.perform()  # egress sensitive
c.close()
