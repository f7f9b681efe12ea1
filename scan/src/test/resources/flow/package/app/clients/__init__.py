from .http import Client, send
