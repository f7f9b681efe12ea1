import smtplib
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

SMTP_HOST = "smtp.gmail.com"


def send_mail(to_email, subject, body, password):
    msg = MIMEMultipart()
    msg["From"] = "noreply@example.com"
    msg["To"] = to_email
    msg["Subject"] = subject
    msg.attach(MIMEText(body, "html"))
    server = smtplib.SMTP(SMTP_HOST, 587)  # egress
    server.starttls()
    server.login("noreply@example.com", password)  # egress sensitive
    server.sendmail("noreply@example.com", to_email, msg.as_string())  # egress sensitive
    server.quit()


def send_modern(message):
    with smtplib.SMTP_SSL("mail.example.org", 465) as s:  # egress
        s.send_message(message)  # egress
