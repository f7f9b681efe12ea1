import sqlite3

conn = sqlite3.connect("app.db")


def save(user):
    cur = conn.cursor()
    cur.execute("insert into users(email) values (?)", (user.email,))
    conn.commit()
