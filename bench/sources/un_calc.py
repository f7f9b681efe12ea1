from decimal import Decimal
def request(amount, rate):
    return Decimal(amount) * rate
def send(x): return x
def post(entry, ledger):
    ledger.append(entry)
post(request(3, 2), [])
send("a@b.c")
