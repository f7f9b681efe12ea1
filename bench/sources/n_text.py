import re
import string

EMAIL = re.compile(r"[\w.]+@[\w.]+")


def mask(s):
    return EMAIL.sub("***", s)


def words(s):
    return s.translate(str.maketrans("", "", string.punctuation)).split()
