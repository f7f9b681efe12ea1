package dev.weir.detect.body;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Decodes a body as its media type says, and as it looks: JSON is recognised behind any type. */
public final class BodyReader {

  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final String TEXT_CONTROLS = "\t\n\f\r\u001b\u001e";

  private final JsonReader json = new JsonReader();

  /** Adds the values of {@code body}; returns how much of it they are: what cannot be read as text is opaque. */
  public Content read(Bytes body, String contentType, Flat flat) {
    if (body.isEmpty()) {
      return looked(Coverage.FULL);
    }
    byte[] raw = body.array();
    int from = body.offset() + (startsWithBom(body) ? BOM.length : 0);
    int to = body.offset() + body.length();
    MediaType type = MediaType.of(contentType);
    if (type == MediaType.FOREIGN) {
      return new Content.Opaque("a character set that is not read");
    }
    boolean utf8 = Utf8.valid(raw, from, to);
    boolean binary = !utf8 || control(raw, from, to);
    if (binary && (type == MediaType.OTHER || type == MediaType.MULTIPART)) {
      return new Content.Opaque("a binary body");
    }
    boolean whole = decode(type, raw, from, to, flat);
    return looked(whole && !binary ? Coverage.FULL : Coverage.PARTIAL);
  }

  /** Adds {@code body}, UTF-8, as one value, whatever it looks like. */
  public Content text(Bytes body, Flat flat) {
    flat.add(Role.TEXT, body.array(), body.offset(), body.offset() + body.length(), Tree.ROOT, 0);
    return looked(Coverage.FULL);
  }

  private static Content looked(Coverage coverage) {
    return new Content.Inspected(List.of(), coverage);
  }

  private boolean decode(MediaType type, byte[] raw, int from, int to, Flat flat) {
    if (type == MediaType.JSON) {
      return json(raw, from, to, flat);
    }
    boolean percent = type == MediaType.FORM && percent(raw, from, to);
    if (looksLikeJson(raw, from, to) && !percent) {
      int before = flat.length();
      if (json.read(raw, from, to, flat) == to) {
        return true;
      }
      flat.cutBack(before);
    }
    switch (type) {
      case FORM -> FormReader.read(raw, from, to, Role.FORM_NAME, Role.FORM_VALUE, flat);
      case XML -> flat.add(Role.XML, raw, from, to, Tree.ROOT, 0);
      case JSON, TEXT, MULTIPART, OTHER, FOREIGN -> flat.add(Role.TEXT, raw, from, to, Tree.ROOT, 0);
    }
    return switch (type) {
      case FORM -> !percent || !looksLikeJson(raw, from, to);
      case MULTIPART -> !encodedParts(raw, from, to);
      case JSON, XML, TEXT, OTHER, FOREIGN -> true;
    };
  }

  /** What stops being JSON is looked at as text from there on. */
  private boolean json(byte[] raw, int from, int to, Flat flat) {
    int good = json.read(raw, from, to, flat);
    if (good < to) {
      flat.add(Role.TEXT, raw, good, to, Tree.ROOT, 0);
    }
    return good == to;
  }

  private static boolean startsWithBom(Bytes body) {
    return body.length() >= 3 && body.at(0) == BOM[0] && body.at(1) == BOM[1] && body.at(2) == BOM[2];
  }

  private static boolean looksLikeJson(byte[] raw, int from, int to) {
    int i = from;
    while (i < to && (raw[i] == ' ' || raw[i] == '\n' || raw[i] == '\r' || raw[i] == '\t')) {
      i++;
    }
    return i < to && (raw[i] == '{' || raw[i] == '[');
  }

  private static boolean percent(byte[] raw, int from, int to) {
    for (int i = from; i < to - 2; i++) {
      if (raw[i] == '%' && Escape.hex(raw[i + 1]) >= 0 && Escape.hex(raw[i + 2]) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Control characters that no text has: what looks like UTF-8 is UTF-16, protobuf or an image. */
  private static boolean control(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      while (i + 8 <= to && Utf8.noControl(raw, i)) {
        i += 8;
      }
      if (i < to && raw[i] >= 0 && raw[i] < ' ' && TEXT_CONTROLS.indexOf(raw[i]) < 0) {
        return true;
      }
    }
    return false;
  }

  /** A part in base64 or quoted-printable is not decoded. */
  private static boolean encodedParts(byte[] raw, int from, int to) {
    String text = new String(raw, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = text.indexOf("content-transfer-encoding:");
    while (at >= 0) {
      String value = text.substring(at + 26, Math.min(text.length(), at + 60)).trim();
      if (!value.startsWith("7bit") && !value.startsWith("8bit") && !value.startsWith("binary")) {
        return true;
      }
      at = text.indexOf("content-transfer-encoding:", at + 26);
    }
    return false;
  }
}
