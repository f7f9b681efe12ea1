from email.message import EmailMessage
from email.mime.text import MIMEText


def build(to, body):
    m = EmailMessage()
    m["To"] = to
    m.set_content(body)
    return m.as_bytes()


def old(body):
    return MIMEText(body).as_string()
