package dev.weir.detect.body;

/** Decodes {@code name=value&name=value}. */
final class FormReader {

  private FormReader() {}

  /** Adds every name and value; a field without an equals sign is a name. */
  static void read(byte[] raw, int from, int to, Role nameRole, Role valueRole, Flat flat) {
    int start = from;
    while (start < to) {
      int end = find(raw, start, to, '&');
      int equals = find(raw, start, end, '=');
      int name = flat.add(nameRole, raw, start, equals, Tree.ROOT, 0);
      flat.rename(name);
      if (equals < end) {
        flat.add(valueRole, raw, equals + 1, end, Tree.ROOT, name);
      }
      start = end + 1;
    }
  }

  private static int find(byte[] raw, int from, int to, char wanted) {
    int i = from;
    while (i < to && raw[i] != wanted) {
      i++;
    }
    return i;
  }
}
