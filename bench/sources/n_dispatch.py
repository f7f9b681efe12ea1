from django.dispatch import Signal, receiver

user_created = Signal()
user_created.send(sender=None, email="a@b.c")


@receiver(user_created)
def on(sender, **kw):
    print(kw["email"])
