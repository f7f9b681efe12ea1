from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
import time, random, getpass

class Bot:
    def __init__(self, user, password):
        self.user, self.password = user, password
        self.browser = webdriver.Firefox()

    def login(self):
        self.browser.get("https://www.instagram.com/accounts/login/")  # egress
        time.sleep(3)
        self.browser.find_element(By.NAME, "username").send_keys(self.user)
        field = self.browser.find_element(By.NAME, "password")
        field.send_keys(self.password)
        field.send_keys(Keys.RETURN)
        time.sleep(5)

    def like(self, tag):
        self.browser.get(f"https://www.instagram.com/explore/tags/{tag}/")  # egress
        for link in self.browser.find_elements(By.TAG_NAME, "a")[:10]:
            link.click()
            time.sleep(random.uniform(1, 4))

bot = Bot(input("user? "), getpass.getpass())
bot.login()
bot.like("cats")
