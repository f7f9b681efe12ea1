import csv
import re
from bs4 import BeautifulSoup
import requests
from selenium import webdriver
import feedparser
import wget

HEADERS = {"User-Agent": "Mozilla/5.0"}


def page(n):
    html = requests.get(f"https://shop.example.com/list?page={n}", headers=HEADERS).text  # egress
    soup = BeautifulSoup(html, "html.parser")
    return [a["href"] for a in soup.select("a.item")]


def browse(url):
    d = webdriver.Chrome()
    d.get(url)  # egress
    t = d.title
    d.quit()
    return t


def main():
    with open("out.csv", "w") as f:
        w = csv.writer(f)
        for i in range(3):
            for h in page(i):
                w.writerow([h, re.sub(r"\D", "", h)])
    feedparser.parse("https://blog.example.com/rss")  # egress
    wget.download("https://shop.example.com/a.zip")  # egress
