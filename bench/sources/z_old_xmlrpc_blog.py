#!/usr/bin/env python2
import xmlrpclib, sys, getpass
def post(url, user, pw, title, body):
    server = xmlrpclib.ServerProxy(url)
    content = {'title': title, 'description': body}
    return server.metaWeblog.newPost('1', user, pw, content, True)  # egress sensitive
if len(sys.argv) < 3:
    print >> sys.stderr, 'usage: post URL TITLE < body'
    sys.exit(2)
print post(sys.argv[1], raw_input('User: '), getpass.getpass('Password: '), sys.argv[2], sys.stdin.read())
