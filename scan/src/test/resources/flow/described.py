"""What docstrings and declared types say of parameters whose names say nothing."""
from typing import NewType

import requests
from pydantic import SecretStr

TaxId = NewType("TaxId", str)
Shade = NewType("Shade", str)
URL = "https://api.example.com/v1"


def rest(who, text):
    """Tells of somebody.

    :param str text: what to say
    :param who: the customer's e-mail address, as they gave it
    """
    requests.post(URL, json=[who, text])  # sends: EMAIL -> api.example.com


def google(value, limit, where):
    """Stores a number.

    Args:
        value (str): The social security number of the applicant.
        limit (int): how many at most; never a password.
        where: path to the password file
    """
    requests.post(URL, json=[value, limit, where])  # sends: US_SSN -> api.example.com


def numpy(x, y):
    """Stores measurements.

    Parameters
    ----------
    x : str
        Patient's date of birth in ISO format.
    y : ndarray
        Measurements for each patient.
    """
    requests.post(URL, json=[x, y])  # sends: DATE_OF_BIRTH -> api.example.com


def vague(a, b, c):
    """Connects.

    Args:
        a: The address to bind.
        b: message body
        c: client
    """
    requests.post(URL, json=[a, b, c])  # sends: -> api.example.com


def declared(a: SecretStr, b: TaxId, c: Shade):
    requests.post(URL, json=[a, b, c])  # sends: SECRET TAX_ID -> api.example.com
