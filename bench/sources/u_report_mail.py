import csv
import io
import smtplib
import ssl
from email.message import EmailMessage

import psycopg2.extras


def report(conn):
    cur = conn.cursor(cursor_factory=psycopg2.extras.DictCursor)
    cur.execute("select name, email, salary from employees")  # egress
    out = io.StringIO()
    w = csv.writer(out)
    for row in cur.fetchall():
        w.writerow([row["name"], row["email"], row["salary"]])
    return out.getvalue()


def mail(conn, to):
    msg = EmailMessage()
    msg["Subject"] = "Salaries"
    msg["To"] = to
    msg.set_content(report(conn))
    with smtplib.SMTP("relay.example.com", 587) as s:  # egress
        s.starttls(context=ssl.create_default_context())
        s.send_message(msg)  # egress sensitive
