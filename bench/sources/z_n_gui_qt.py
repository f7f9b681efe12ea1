import sys
from PyQt5.QtCore import QTimer, QThread, pyqtSignal, QUrl
from PyQt5.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget, QMessageBox
import json, pathlib
class Worker(QThread):
    done = pyqtSignal(dict)
    def __init__(self, query): super().__init__(); self.query = query
    def run(self):
        data = json.loads(pathlib.Path("contacts.json").read_text())
        self.done.emit({k: v for k, v in data.items() if self.query in k})
class Main(QMainWindow):
    def __init__(self):
        super().__init__()
        w = QWidget(); lay = QVBoxLayout(w); self.setCentralWidget(w)
        self.box = QLineEdit(); b = QPushButton("Search"); lay.addWidget(self.box); lay.addWidget(b)
        b.clicked.connect(self.search)
        self.timer = QTimer(); self.timer.timeout.connect(self.save); self.timer.start(5000)
    def search(self):
        self.worker = Worker(self.box.text()); self.worker.done.connect(self.show_result); self.worker.start()
    def show_result(self, d): QMessageBox.information(self, "Result", str(d))
    def save(self): pathlib.Path("state.json").write_text(json.dumps({"q": self.box.text()}))
app = QApplication(sys.argv); m = Main(); m.show(); sys.exit(app.exec_())
