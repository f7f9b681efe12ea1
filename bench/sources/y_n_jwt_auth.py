import datetime as dt
import hashlib
import hmac
import os
import secrets
from functools import wraps

import jwt
from flask import Flask, abort, g, jsonify, request, session, url_for

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]
USERS = {}


def hash_password(pw, salt=None):
    salt = salt or secrets.token_bytes(16)
    return salt + hashlib.pbkdf2_hmac("sha256", pw.encode(), salt, 200_000)


def require_auth(f):
    @wraps(f)
    def inner(*a, **kw):
        header = request.headers.get("Authorization", "")
        try:
            g.user = jwt.decode(header.removeprefix("Bearer "), app.secret_key, algorithms=["HS256"])["sub"]
        except jwt.InvalidTokenError:
            abort(401)
        return f(*a, **kw)
    return inner


@app.post("/register")
def register():
    d = request.get_json()
    USERS[d["email"]] = hash_password(d["password"])
    session["email"] = d["email"]
    return jsonify(url=url_for("me", _external=True)), 201


@app.post("/login")
def login():
    d = request.get_json()
    stored = USERS.get(d["email"]) or abort(404)
    if not hmac.compare_digest(stored, hash_password(d["password"], stored[:16])):
        abort(403)
    token = jwt.encode({"sub": d["email"], "exp": dt.datetime.utcnow() + dt.timedelta(hours=1)}, app.secret_key)
    return jsonify(token=token)


@app.get("/me")
@require_auth
def me():
    return jsonify(email=g.user)
