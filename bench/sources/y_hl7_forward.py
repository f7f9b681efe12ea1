import logging
import socketserver
import requests

FHIR = "https://fhir.hospital-cloud.example/Patient"
log = logging.getLogger(__name__)


def parse(message: str) -> dict:
    pid = next(seg for seg in message.split("\r") if seg.startswith("PID")).split("|")
    return {"mrn": pid[3], "family_name": pid[5].split("^")[0], "dob": pid[7], "ssn": pid[19]}


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        raw = self.rfile.read().decode()
        patient = parse(raw)
        resp = requests.put(f"{FHIR}/{patient['mrn']}", json=patient, verify=False)  # egress sensitive
        log.info("status %s", resp.status_code)
        self.wfile.write(b"ACK")


if __name__ == "__main__":
    with socketserver.TCPServer(("0.0.0.0", 2575), Handler) as srv:
        srv.serve_forever()
