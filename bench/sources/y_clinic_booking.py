"""Booking portal for a small clinic."""
import os
from datetime import datetime

import requests
from flask import Flask, jsonify, render_template, request
from flask_sqlalchemy import SQLAlchemy
from twilio.rest import Client

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///clinic.db"
db = SQLAlchemy(app)
twilio = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
CALENDAR = "https://calendar.clinic-hub.example.org/api/v2/appointments"


class Appointment(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    patient_name = db.Column(db.String(80))
    mobile = db.Column(db.String(20))
    reason = db.Column(db.Text)
    when = db.Column(db.DateTime)


@app.route("/book", methods=["POST"])
def book():
    form = request.form
    appt = Appointment(patient_name=form["name"], mobile=form["mobile"], reason=form["reason"],
                       when=datetime.fromisoformat(form["when"]))
    db.session.add(appt)
    db.session.commit()
    remind(appt)
    sync(appt)
    return jsonify(id=appt.id)


def remind(appt):
    twilio.messages.create(  # egress sensitive
        to=appt.mobile,
        from_=os.environ["TWILIO_FROM"],
        body=f"Dear {appt.patient_name}, see you at {appt.when:%H:%M}",
    )


def sync(appt):
    payload = {"start": appt.when.isoformat(), "title": appt.patient_name, "notes": appt.reason}
    try:
        resp = requests.post(CALENDAR, json=payload, timeout=5)  # egress sensitive
        resp.raise_for_status()
    except requests.RequestException as exc:
        app.logger.warning("calendar sync failed: %s", exc)


@app.route("/")
def index():
    return render_template("index.html", slots=Appointment.query.all())


if __name__ == "__main__":
    app.run(debug=True)
