from django.contrib.auth.decorators import login_required
from django.db import models
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View


class Order(models.Model):
    customer_email = models.EmailField()
    total = models.DecimalField(max_digits=8, decimal_places=2)
    created = models.DateTimeField(auto_now_add=True)

    def get_absolute_url(self):
        return "https://shop.example.com/orders/%d" % self.pk


class OrderView(View):
    def get(self, request, pk):
        order = get_object_or_404(Order, pk=pk)
        return JsonResponse({"email": order.customer_email, "total": str(order.total)})

    def post(self, request, pk):
        Order.objects.filter(pk=pk).update(customer_email=request.POST["email"])
        request.session["last"] = pk
        return redirect("/orders/")


@login_required
def export(request):
    response = HttpResponse(content_type="text/csv")
    for o in Order.objects.all():
        response.write("%s,%s\n" % (o.customer_email, o.total))
    return response
