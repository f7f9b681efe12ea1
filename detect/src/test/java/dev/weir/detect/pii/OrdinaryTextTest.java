package dev.weir.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs and people write all day, with numbers in it that are nobody's. */
class OrdinaryTextTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "commit 5fb6574bf320900b8189191588d7bd17d7991215 (HEAD -> main, tag: v1.2.3)",
    "{|id|1716211234|user_id|98123456|order|ORD-2024-123456|amount|129900|created|2024-05-06T10:11:12.123456789Z|}",
    "latency_ms 123456789 count 987654321 total 12345678901",
    "2024-05-06 10:11:12.123 INFO [main] c.e.App - Started in 1.234 seconds (process running for 2.345) pid 123456",
    "version 1.2.3-20240506.101112-7 build 20240506101112",
    "invoice 2024-000123 total 1,234,567.89 USD, see the manager's note",
    "SKU AB1234567 qty 12 price 19.99 EAN 4006381333931 ISBN 978-3-16-148410-0",
    "tracking number 1Z999AA10123456784, order number 112-1234567-1234567",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "latitude 37.774929 longitude -122.419416",
    "us-east-1 i-0abcd1234ef567890 vol-049df61146c4d7901 ami-12345678",
    "pod web-7d4b9c6f5d-x2x7k restarted 3 times on node ip-10-0-0-1",
    "ticket ABC-12345, PR #123456789, case 00012345",
    "the company registration system processed 123456789 records and 12345678901 rows",
    "550e8400-e29b-41d4-a716-446655440000 at 1716211234567 by worker 12",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
    "rgb(12, 34, 56) #a1b2c3 0xdeadbeef 0x5f3759df 1e-9 6.02214076e23",
    "the years 1914-1918, 1939-1945 and 2001/2002; pages 123-145, 167",
    "iPhone 15 Pro 256GB A17, Galaxy S24 SM-S921B, HP LJ4250, RTX4090",
    "x264 mp3 h265 utf8 sha256 md5 base64 i18n k8s http2 ipv6 win32 x86_64 arm64",
    "passed 1234 of 5678 tests in 90123 ms, 4567 skipped, coverage 89.0123%",
    "A1:B20 in Sheet2, cells AA100 to AB1234, row 1048576",
    "flight LH1234 on 06MAY24 gate B12 seat 23A, train ICE 1234, room 404",
    "ETag W/\"5f3a-18f2c3d4e5a\" Content-Range bytes 0-1023/146515",
    "std::vector<int> v{1, 2, 3}; int a[1234567890]; foo::bar(1, 22, 333);"})
  void holdsNothing(String text) {
    assertThat(Found.in(text)).isEmpty();
  }

  @Test
  void holdsNextToNothingAmongRandomNumbers() {
    Random random = new Random(6);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      int digits = 5 + random.nextInt(12);
      StringBuilder number = new StringBuilder().append(1 + random.nextInt(9));
      while (number.length() < digits) {
        number.append(random.nextInt(10));
      }
      found += Found.in("INFO processed batch " + number + " of the nightly run").size();
    }
    assertThat(found).isLessThan(100);
  }

  @Test
  void holdsNextToNothingAmongRandomWords() {
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = 6 + random.nextInt(15); n > 0; n--) {
        word.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(random.nextInt(36)));
      }
      found += Found.in("stored object " + word + " in the bucket").size();
    }
    assertThat(found).isLessThan(20);
  }
}
