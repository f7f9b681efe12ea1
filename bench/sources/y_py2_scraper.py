# -*- coding: utf-8 -*-
import urllib2
import cookielib
import re
from BeautifulSoup import BeautifulSoup

cj = cookielib.CookieJar()
opener = urllib2.build_opener(urllib2.HTTPCookieProcessor(cj))
opener.addheaders = [('User-agent', 'Mozilla/5.0')]

def login(user, passwd):
    import urllib
    data = urllib.urlencode({'user': user, 'pass': passwd})
    opener.open('http://forum.example.net/login.php', data)  # egress sensitive

def threads(page):
    html = opener.open('http://forum.example.net/list.php?p=%d' % page).read()  # egress
    soup = BeautifulSoup(html)
    for a in soup.findAll('a', {'class': 'thread'}):
        yield a['href'], a.string

if __name__ == '__main__':
    login(raw_input('user: '), raw_input('password: '))
    for n in xrange(1, 10):
        for href, title in threads(n):
            print title.encode('utf8'), href
