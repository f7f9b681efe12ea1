from django.contrib import admin
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.urls import path, reverse
from django.views.generic import DetailView, ListView, CreateView
from django.shortcuts import get_object_or_404, redirect, render
from django import forms


class User(AbstractUser):
    phone = models.CharField(max_length=20)
    date_of_birth = models.DateField(null=True)


class Patient(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)
    ssn = models.CharField(max_length=11)
    notes = models.TextField(blank=True)
    website = models.URLField(default="https://example.com")

    def get_absolute_url(self):
        return reverse("patient", args=[self.pk])


class PatientForm(forms.ModelForm):
    class Meta:
        model = Patient
        fields = ["ssn", "notes"]


def search(request):
    q = request.GET.get("q", "")
    found = Patient.objects.filter(Q(ssn__startswith=q) | Q(notes__icontains=q))
    return render(request, "search.html", {"found": found})


def create(request):
    form = PatientForm(request.POST or None)
    if form.is_valid():
        p = form.save(commit=False)
        p.owner = request.user
        p.save()
        return redirect(p)
    return render(request, "form.html", {"form": form})


admin.site.register(Patient)
urlpatterns = [path("search", search), path("new", create)]
