from flask import Flask, request, jsonify
import httpx

app = Flask(__name__)


@app.route("/lookup")
def lookup():
    url = request.args.get("url")
    r = httpx.get(url)  # egress
    return jsonify(status=r.status_code)


@app.post("/signup")
def signup():
    body = request.get_json()
    name = body["full_name"]
    mail = request.json.get("email")
    httpx.post("https://hooks.example.net/signup", json={"n": name, "m": mail})  # egress sensitive
    return "", 204


@app.post("/form")
def form():
    httpx.post("https://hooks.example.net/form", data=request.form)  # egress sensitive
    return "ok"
