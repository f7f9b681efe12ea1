#!/usr/bin/python
# reads /proc and prints
import os, sys, string, ConfigParser
cfg = ConfigParser.ConfigParser()
cfg.read(os.path.expanduser('~/.statsrc'))
def meminfo():
    d = {}
    for l in open('/proc/meminfo'):
        k, v = l.split(':', 1)
        d[k] = string.atoi(v.split()[0])
    return d
def top(n=5):
    procs = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            cmd = open('/proc/%s/cmdline' % pid).read().replace('\0', ' ')
            rss = int(open('/proc/%s/statm' % pid).read().split()[1]) * 4
        except IOError, e:
            continue
        procs.append((rss, pid, cmd))
    procs.sort(); procs.reverse()
    return procs[:n]
print "%(MemFree)d kB free of %(MemTotal)d" % meminfo()
for rss, pid, cmd in top(): print >>sys.stderr, rss, pid, cmd
