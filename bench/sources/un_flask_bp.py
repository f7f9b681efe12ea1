from flask import Blueprint, request, redirect, url_for, session
client = Blueprint("client", __name__)


@client.get("/me")
def me():
    return session.get("user")


@client.post("/login")
def login():
    session["email"] = request.form["email"]
    return redirect(url_for("client.me"))
