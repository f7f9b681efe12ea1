import scrapy
from scrapy.crawler import CrawlerProcess


class JobsSpider(scrapy.Spider):
    name = "jobs"
    start_urls = ["https://jobs.example.com/python"]

    def parse(self, response):
        for job in response.css("div.job"):
            yield {"title": job.css("h2::text").get(), "firm": job.css(".firm::text").get()}
        nxt = response.css("a.next::attr(href)").get()
        if nxt:
            yield scrapy.Request(response.urljoin(nxt), callback=self.parse)  # egress


if __name__ == "__main__":
    proc = CrawlerProcess({"FEEDS": {"jobs.json": {"format": "json"}}})
    proc.crawl(JobsSpider)
    proc.start()
