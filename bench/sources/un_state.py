class Api:
    def get(self, path, default=None):
        return self._tree.get(path, default)

    def load(self):
        a = self.get("/etc/app/conf")
        b = self.get("/usr/share/x", None)
        return a, b
