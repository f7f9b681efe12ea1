import ctypes, serial, struct, time, usb.core
lib = ctypes.CDLL("libftdi1.so")
port = serial.Serial("/dev/ttyUSB0", 115200, timeout=1)
def crc(b):
    c = 0xFFFF
    for x in b:
        c ^= x
        for _ in range(8): c = (c >> 1) ^ 0xA001 if c & 1 else c >> 1
    return c
def send(cmd, payload=b""):
    frame = struct.pack("<BBH", 0xA5, cmd, len(payload)) + payload
    port.write(frame + struct.pack("<H", crc(frame)))
    return port.read(64)
dev = usb.core.find(idVendor=0x0483)
dev.write(1, b"hello")
while True:
    print(send(1, b"\x01")); time.sleep(1)
