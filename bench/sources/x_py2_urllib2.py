import urllib
import urllib2
import httplib
import base64

URL = 'http://example.com/login'


def login(username, password):
    data = urllib.urlencode({'user': username, 'pass': password})
    req = urllib2.Request(URL, data)
    req.add_header('Authorization', 'Basic ' + base64.b64encode('%s:%s' % (username, password)))
    f = urllib2.urlopen(req)  # egress sensitive
    print f.read()


def ping(host):
    c = httplib.HTTPConnection(host)
    c.request('GET', '/ping')  # egress
    return c.getresponse().status == 200
