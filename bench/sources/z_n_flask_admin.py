from flask import Flask, flash, redirect, render_template, request, send_file, session, url_for
from werkzeug.security import check_password_hash, generate_password_hash
from werkzeug.utils import secure_filename
from functools import wraps
import sqlite3, os, csv, io
app = Flask(__name__)
app.secret_key = "dev"
def db():
    con = sqlite3.connect("app.db"); con.row_factory = sqlite3.Row
    return con
def login_required(f):
    @wraps(f)
    def w(*a, **k):
        return f(*a, **k) if "uid" in session else redirect(url_for("login"))
    return w
@app.route("/register", methods=["GET", "POST"])
def register():
    if request.method == "POST":
        with db() as con:
            con.execute("insert into user (email, pw) values (?, ?)", (request.form["email"], generate_password_hash(request.form["password"])))
        flash("welcome"); return redirect(url_for("login"))
    return render_template("register.html")
@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "POST":
        u = db().execute("select * from user where email = ?", (request.form["email"],)).fetchone()
        if u and check_password_hash(u["pw"], request.form["password"]):
            session["uid"] = u["id"]; return redirect("/")
    return render_template("login.html")
@app.route("/upload", methods=["POST"])
@login_required
def upload():
    f = request.files["file"]; f.save(os.path.join("uploads", secure_filename(f.filename)))
    return redirect("/")
@app.route("/export")
@login_required
def export():
    buf = io.StringIO(); w = csv.writer(buf)
    w.writerows(db().execute("select id, email from user").fetchall())
    return send_file(io.BytesIO(buf.getvalue().encode()), download_name="users.csv")
