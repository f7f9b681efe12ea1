import json
from confluent_kafka import Consumer, Producer

conf = {"bootstrap.servers": "broker-1.prod.example:9092", "group.id": "fraud"}
consumer = Consumer(conf)
producer = Producer({"bootstrap.servers": conf["bootstrap.servers"]})
consumer.subscribe(["payments"])

def score(tx):
    return min(1.0, tx["amount"] / 10000)

while True:
    msg = consumer.poll(1.0)  # egress
    if msg is None or msg.error():
        continue
    tx = json.loads(msg.value())
    s = score(tx)
    if s > 0.8:
        alert = {"card_number": tx["card_number"], "score": s, "ip": tx.get("ip_address")}
        producer.produce("alerts", json.dumps(alert).encode())  # egress sensitive
        producer.poll(0)
