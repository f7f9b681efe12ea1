from flask import Flask, request, jsonify, session, render_template

app = Flask(__name__)
users = {}


@app.route("/users", methods=["POST"])
def create():
    data = request.get_json()
    users[data["email"]] = data
    session["user"] = data["email"]
    return jsonify(data), 201


@app.get("/users/<email>")
def get(email):
    return render_template("user.html", user=users.get(email))


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
