package dev.weir.detect.body;

/** Decodes {@code name=value&name=value}. */
final class FormReader {

  private FormReader() {}

  /** Adds every name and value; a field without an equals sign is a name. Returns whether each got its own. */
  static boolean read(Doc doc, Role nameRole, Role valueRole, Flat flat) {
    int start = doc.from();
    while (start < doc.to() && !flat.full()) {
      int end = find(doc.raw(), start, doc.to(), '&');
      int equals = find(doc.raw(), start, end, '=');
      int name = flat.add(nameRole, doc.raw(), start, equals, doc.holder(), 0);
      flat.rename(name);
      if (equals < end) {
        flat.add(valueRole, doc.raw(), equals + 1, end, doc.holder(), name);
      }
      start = end + 1;
    }
    if (start < doc.to()) {
      flat.add(valueRole, doc.raw(), start, doc.to(), doc.holder(), Tree.NOWHERE);
    }
    return start >= doc.to();
  }

  private static int find(byte[] raw, int from, int to, char wanted) {
    int i = from;
    while (i < to && raw[i] != wanted) {
      i++;
    }
    return i;
  }
}
