import random, os, sqlite3
import tweepy
db = sqlite3.connect("quotes.db")
client = tweepy.Client(consumer_key=os.environ["CK"], consumer_secret=os.environ["CS"], access_token=os.environ["AT"], access_token_secret=os.environ["ATS"])
def pick():
    row = db.execute("select id, text from quotes where posted = 0 order by random() limit 1").fetchone()
    db.execute("update quotes set posted = 1 where id = ?", (row[0],))
    db.commit()
    return row[1]
resp = client.create_tweet(text=pick()[:280])  # egress
print(resp.data["id"])
for m in client.get_users_mentions(id=1).data or []:  # egress
    client.like(m.id)  # egress
