import json
import sys
from urllib.parse import urlencode
from urllib.request import urlopen


def forecast(city):
    q = urlencode({"q": city, "units": "metric"})
    with urlopen("https://api.openweathermap.org/data/2.5/weather?" + q) as r:  # egress
        return json.load(r)


if __name__ == "__main__":
    print(forecast(sys.argv[1])["main"]["temp"])
