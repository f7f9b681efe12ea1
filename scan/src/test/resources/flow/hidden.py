import base64
import codecs
import marshal
import zlib

exec(base64.b64decode("cHJpbnQoMSk="))  # hidden
exec(zlib.decompress(base64.b64decode(b"eJw=")))  # hidden
eval(compile(base64.b64decode("eA==").decode(), "x", "exec"))  # hidden
exec(marshal.loads(b"abc"))  # hidden
exec(codecs.decode("cevag(1)", "rot13"))  # hidden
exec("".join(chr(c) for c in [112, 114]))  # hidden
exec("print(1)")
eval("1 + 1")

unpack = lambda packed: zlib.decompress(base64.b64decode(packed))
exec(unpack(b"abc"))  # hidden


def loads(text):
    code = base64.b64decode(text)
    exec(code)  # hidden


def harmless(text):
    return base64.b64decode(text)


class Shell:
    def exec(self, x):
        return x


Shell().exec(base64.b64decode("eA=="))
