import stripe
import braintree
import paypalrestsdk
import razorpay

stripe.api_key = settings.STRIPE_SECRET_KEY


def charge(order, card_number, cvc):
    stripe.PaymentMethod.create(type="card", card={"number": card_number, "cvc": cvc})  # egress sensitive
    stripe.Customer.create(email=order.user.email, name=order.user.full_name)  # egress sensitive
    stripe.PaymentIntent.create(amount=order.total, currency="eur")  # egress
    gateway = braintree.BraintreeGateway(braintree.Configuration(environment="x"))
    gateway.transaction.sale({"amount": "10.00", "credit_card": {"number": card_number}})  # egress sensitive
    payment = paypalrestsdk.Payment({"intent": "sale"})
    payment.create()  # egress
    razorpay.Client(auth=(KEY, SECRET)).order.create(data={"amount": 100})  # egress
