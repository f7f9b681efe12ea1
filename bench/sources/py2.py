import urllib2, urllib, httplib

def send(login, passwd):
    data = urllib.urlencode({'login': login, 'password': passwd})
    print urllib2.urlopen('http://old.example.com/auth', data).read()  # egress sensitive
    h = httplib.HTTPConnection('old.example.com')
    h.request('POST', '/x', data)  # egress sensitive
    urllib.urlretrieve('http://old.example.com/f.zip', 'f.zip')  # egress
    import xmlrpclib
    srv = xmlrpclib.ServerProxy('http://old.example.com/rpc')
    srv.user.create(login, passwd)  # egress sensitive
