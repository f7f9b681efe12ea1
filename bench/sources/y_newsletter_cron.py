import smtplib, ssl, csv, os
from email.message import EmailMessage
from string import Template

tpl = Template(open("newsletter.txt").read())
ctx = ssl.create_default_context()

with smtplib.SMTP_SSL(os.environ["SMTP_HOST"], 465, context=ctx) as srv:  # egress
    srv.login(os.environ["SMTP_USER"], os.environ["SMTP_PASS"])  # egress sensitive
    with open("subscribers.csv") as fh:
        for row in csv.DictReader(fh):
            m = EmailMessage()
            m["From"] = "news@acme.example"
            m["To"] = row["email"]
            m["Subject"] = "This month"
            m.set_content(tpl.substitute(name=row["first_name"]))
            srv.send_message(m)  # egress sensitive
