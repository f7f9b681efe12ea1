"""Functions of libraries that are given to others to be called, and methods that are only known when it runs."""
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import requests

URL = "https://a.example.com/"


def to_a_pool(urls, email):
    with ThreadPoolExecutor(4) as pool:
        pool.submit(requests.post, URL, json={"email": email})  # sends: EMAIL -> a.example.com
        list(pool.map(requests.get, urls))  # fetches: -> ?


def to_a_loop(session: requests.Session, phone):
    return list(map(session.get, [URL + phone]))  # fetches: @PHONE -> a.example.com


def to_threads(iban):
    threading.Thread(target=requests.post, args=(URL,), kwargs={"json": iban}).start()  # sends: IBAN -> a.example.com
    threading.Timer(5, requests.post, [URL], {"json": iban}).start()  # sends: IBAN -> a.example.com


async def to_executors(ssn):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, requests.post, URL, ssn)  # sends: US_SSN -> a.example.com
    await asyncio.to_thread(requests.put, URL, data=ssn)  # sends: US_SSN -> a.example.com


def of_a_name_that_is_known_later(method, email):
    getattr(requests, method)(URL, json=email)  # sends: EMAIL -> a.example.com


def nothing_that_sends(pool, rows):
    pool.submit(print, rows)
    threading.Thread(target=sorted, args=(rows,)).start()
    return list(map(str, rows))
