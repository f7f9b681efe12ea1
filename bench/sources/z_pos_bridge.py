import json
import logging
from datetime import datetime
import pika
from square.client import Client as SquareClient

log = logging.getLogger("pos")
square = SquareClient(access_token="EAAA", environment="production")


class Bridge:
    def __init__(self, amqp_url):
        self.connection = pika.BlockingConnection(pika.URLParameters(amqp_url))  # egress
        self.channel = self.connection.channel()
        self.channel.queue_declare("sales", durable=True)  # egress

    def pay(self, sale):
        body = {"source_id": sale["nonce"], "amount_money": {"amount": sale["cents"], "currency": "USD"}, "buyer_email_address": sale["email"]}
        result = square.payments.create_payment(body=body)  # egress sensitive
        if result.is_error():
            log.error("declined %s", result.errors)
        return result

    def publish(self, sale):
        msg = {"at": datetime.utcnow().isoformat(), "customer_email": sale["email"], "cents": sale["cents"]}
        self.channel.basic_publish("", "sales", json.dumps(msg))  # egress sensitive

    def handle(self, sale):
        if not self.pay(sale).is_error():
            self.publish(sale)
