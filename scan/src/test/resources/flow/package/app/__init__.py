from .clients import send, Client
from .settings import *
