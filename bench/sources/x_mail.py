import mimetypes
import os
import smtplib
import ssl
from email import encoders
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

HOST, PORT = "smtp.gmail.com", 465


def build(sender, to, subject, html, files=()):
    msg = MIMEMultipart("alternative")
    msg["From"] = sender
    msg["To"] = ", ".join(to)
    msg["Subject"] = subject
    msg.attach(MIMEText(html, "html"))
    for f in files:
        part = MIMEBase(*(mimetypes.guess_type(f)[0] or "application/octet-stream").split("/"))
        with open(f, "rb") as fh:
            part.set_payload(fh.read())
        encoders.encode_base64(part)
        msg.attach(part)
    return msg


def main():
    user = os.environ["GMAIL_USER"]
    pw = os.environ["GMAIL_APP_PASSWORD"]
    m = build(user, ["boss@example.com"], "Salaries", "<b>attached</b>", ["salaries.xlsx"])
    server = smtplib.SMTP_SSL(HOST, PORT, context=ssl.create_default_context())  # egress
    server.login(user, pw)  # egress sensitive
    server.sendmail(user, ["boss@example.com"], m.as_string())  # egress sensitive
    server.quit()


main()
