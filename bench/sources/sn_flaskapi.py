from flask import Blueprint, request, session, jsonify
bp = Blueprint("cart", __name__, url_prefix="/cart")
@bp.get("/")
def show():
    return jsonify(session.get("cart", {}))
@bp.post("/add")
def add():
    cart = session.setdefault("cart", {})
    cart[request.form["sku"]] = request.form.get("qty", type=int)
    session["email"] = request.form["email"]
    return "", 204
