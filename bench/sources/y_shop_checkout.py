import stripe
from django.conf import settings
from django.core.mail import send_mail
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from .models import Order

stripe.api_key = settings.STRIPE_SECRET_KEY


@require_POST
def checkout(request):
    order = Order.objects.get(pk=request.POST["order"])
    intent = stripe.PaymentIntent.create(  # egress sensitive
        amount=order.total_cents,
        currency="eur",
        receipt_email=order.customer.email,
        metadata={"order": order.pk},
    )
    order.intent = intent.id
    order.save()
    return JsonResponse({"secret": intent.client_secret})


@require_POST
def confirm(request):
    order = Order.objects.get(intent=request.POST["intent"])
    order.paid = True
    order.save()
    send_mail("Thanks for your order", f"Hi {order.customer.first_name}", "shop@acme.example", [order.customer.email])  # egress sensitive
    return JsonResponse({"ok": True})
