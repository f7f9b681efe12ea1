import sqlite3
import hashlib

db = sqlite3.connect("users.db")


def add(email, password):
    h = hashlib.sha256(password.encode()).hexdigest()
    db.execute("insert into users values (?, ?)", (email, h))
    db.commit()


def find(email):
    return db.execute("select * from users where email=?", (email,)).fetchone()
