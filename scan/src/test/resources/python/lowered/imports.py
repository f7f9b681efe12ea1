"""What the module is for."""
import os.path, requests as r
from ..a.b import c as d, e
from . import f
from x import *
try:
    import json
except ImportError as error:
    import simplejson as json
del e, f
json.dumps(os)
