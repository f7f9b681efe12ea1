import scrapy


class Shop(scrapy.Spider):
    name = "shop"
    start_urls = ["https://shop.example.com/"]

    def parse(self, response):
        for a in response.css("a::attr(href)").getall():
            yield scrapy.Request(response.urljoin(a), callback=self.item)  # egress

    def item(self, response):
        yield {"title": response.css("h1::text").get()}
