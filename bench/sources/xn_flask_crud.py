import sqlite3

from flask import Flask, abort, g, jsonify, render_template, request, session, url_for, redirect

app = Flask(__name__)
app.secret_key = "dev"


def db():
    if "db" not in g:
        g.db = sqlite3.connect("app.db")
    return g.db


@app.post("/users")
def create():
    data = request.get_json()
    cur = db().execute("INSERT INTO users(email, password) VALUES (?, ?)", (data["email"], data["password"]))
    db().commit()
    session["user"] = cur.lastrowid
    return jsonify(id=cur.lastrowid), 201


@app.get("/users/<int:uid>")
def show(uid):
    row = db().execute("SELECT email FROM users WHERE id=?", (uid,)).fetchone()
    if not row:
        abort(404)
    return render_template("user.html", email=row[0], home=url_for("show", uid=uid))


@app.errorhandler(404)
def missing(e):
    return redirect(url_for("create"))


if __name__ == "__main__":
    app.run(port=5000)
