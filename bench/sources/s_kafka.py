import json
from confluent_kafka import Producer

p = Producer({"bootstrap.servers": "kafka.example.com:9092"})


def on_user_created(user):
    p.produce("users", key=str(user.id), value=json.dumps({"email": user.email, "dob": user.date_of_birth}))  # egress sensitive
    p.flush()
