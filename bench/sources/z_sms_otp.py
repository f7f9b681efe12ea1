from random import SystemRandom
from flask import Flask, request, abort
import redis
import boto3

app = Flask(__name__)
store = redis.Redis(host="redis.internal.example", port=6379)
sns = boto3.client("sns", region_name="us-east-1")

@app.route("/otp", methods=["POST"])
def issue():
    phone_number = request.json["phone"]
    code = f"{SystemRandom().randrange(10**6):06d}"
    store.setex(f"otp:{phone_number}", 300, code)  # egress sensitive
    sns.publish(PhoneNumber=phone_number, Message=f"Your code is {code}")  # egress sensitive
    return "", 204

@app.route("/verify", methods=["POST"])
def verify():
    d = request.json
    saved = store.get("otp:" + d["phone"])  # egress
    if saved is None or saved.decode() != d["code"]:
        abort(401)
    return "ok"
