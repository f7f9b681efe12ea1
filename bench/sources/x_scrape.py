import time

import requests
from bs4 import BeautifulSoup
from selenium import webdriver
from selenium.webdriver.common.by import By

START = "https://news.example.com"


class Crawler:
    def __init__(self):
        self.session = requests.session()
        self.session.headers["User-Agent"] = "Mozilla/5.0"
        self.seen = set()

    def fetch(self, url):
        for _ in range(3):
            r = self.session.get(url, timeout=5)  # egress
            if r.ok:
                return BeautifulSoup(r.text, "html.parser")
            time.sleep(1)

    def crawl(self, url, depth=2):
        if depth == 0 or url in self.seen:
            return
        self.seen.add(url)
        for a in self.fetch(url).find_all("a"):
            self.crawl(a["href"], depth - 1)


def login(user, password):
    driver = webdriver.Chrome()
    driver.get("https://portal.example.com/login")  # egress
    driver.find_element(By.NAME, "user").send_keys(user)
    driver.find_element(By.NAME, "pass").send_keys(password)
    driver.quit()


Crawler().crawl(START)
