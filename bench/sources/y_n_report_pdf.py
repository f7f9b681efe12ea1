import csv, datetime, os
from jinja2 import Environment, FileSystemLoader
from weasyprint import HTML
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas
import smtplib  # kept for the old mailer, see mail.py
from email.mime.text import MIMEText

env = Environment(loader=FileSystemLoader("templates"))

def invoice(customer, items):
    html = env.get_template("invoice.html").render(name=customer["name"], address=customer["address"], items=items, today=datetime.date.today())
    HTML(string=html).write_pdf(f"out/{customer['id']}.pdf")

def label(customer):
    c = canvas.Canvas(f"out/{customer['id']}-label.pdf", pagesize=A4)
    c.drawString(100, 700, customer["name"])
    c.drawString(100, 680, customer["address"])
    c.save()

def draft(customer):
    m = MIMEText("Your invoice is attached")
    m["To"] = customer["email"]
    with open(f"out/{customer['id']}.eml", "w") as f:
        f.write(m.as_string())

for row in csv.DictReader(open("customers.csv")):
    invoice(row, [])
    label(row)
    draft(row)
