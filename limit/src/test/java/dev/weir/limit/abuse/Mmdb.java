package dev.weir.limit.abuse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes databases of countries for whole first octets of IPv4. Source: MaxMind DB File Format Specification 2.0: a binary tree
 * of nodes of two 24-bit records, 16 zeros, values, and a description behind a mark.
 */
final class Mmdb {

  private static final int BITS = 8;
  private static final int SEPARATOR = 16;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  private Mmdb() {}

  /** Returns a database in which the country of every address that begins with an octet is its code. */
  static byte[] of(Map<Integer, String> codes) {
    return new Mmdb().written(codes);
  }

  private byte[] written(Map<Integer, String> codes) {
    Map<Integer, Integer> places = new LinkedHashMap<>();
    codes.forEach((octet, code) -> {
      places.put(octet, data.size());
      map(1);
      text("country");
      map(1);
      text("iso_code");
      text(code);
    });
    int nodes = (1 << BITS) - 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int node = 0; node < nodes; node++) {
      for (int bit = 0; bit < 2; bit++) {
        int child = 2 * node + 1 + bit;
        Integer place = places.get(child - nodes);
        number(out, child < nodes ? child : place == null ? nodes : nodes + SEPARATOR + place, 3);
      }
    }
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.toByteArray());
    out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
    data.reset();
    describe(nodes);
    out.writeBytes(data.toByteArray());
    return out.toByteArray();
  }

  private void describe(int nodes) {
    map(9);
    entry("node_count", 6, nodes, 4);
    entry("record_size", 5, 24, 2);
    entry("ip_version", 5, 4, 2);
    entry("binary_format_major_version", 5, 2, 2);
    entry("binary_format_minor_version", 5, 0, 2);
    text("build_epoch");
    data.write(8);
    data.write(2);
    number(data, 1_800_000_000L, 8);
    text("database_type");
    text("Test-Country");
    text("languages");
    data.write(0);
    data.write(4);
    text("description");
    map(0);
  }

  private void entry(String name, int type, long value, int bytes) {
    text(name);
    data.write(type << 5 | bytes);
    number(data, value, bytes);
  }

  private void map(int size) {
    data.write(7 << 5 | size);
  }

  private void text(String text) {
    data.write(2 << 5 | text.length());
    data.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void number(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (value >> 8 * i));
    }
  }
}
