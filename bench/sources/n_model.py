from django.db import models


class Customer(models.Model):
    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=50)
    ssn = models.CharField(max_length=11)

    def __str__(self):
        return self.email

    def save(self, *a, **kw):
        self.email = self.email.lower()
        super().save(*a, **kw)
