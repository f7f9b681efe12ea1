import logging
import os

import stripe
from flask import Flask, jsonify, request

from app.models import Order, db

app = Flask(__name__)
stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
log = logging.getLogger(__name__)


@app.post("/checkout")
def checkout():
    body = request.get_json()
    order = Order.query.get_or_404(body["order_id"])
    customer = stripe.Customer.create(email=order.customer.email, name=order.customer.full_name)  # egress sensitive
    intent = stripe.PaymentIntent.create(  # egress
        amount=order.total_cents, currency="eur", customer=customer.id,
    )
    order.intent = intent.id
    db.session.commit()
    log.info("order %s paid", order.id)
    return jsonify(secret=intent.client_secret)
