package dev.weir.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** A place in a request that has room for a value of the caller's, and how the value is written there; bytes are Latin-1. */
record Carrier(String name, UnaryOperator<String> writing) {

  static final List<Carrier> ALL = List.of(
      new Carrier("path", value -> get("/up/a/" + value, "")),
      new Carrier("path of a file", value -> get("/up/" + value + ".json", "")),
      new Carrier("path encoded", value -> get("/up/" + percent(value), "")),
      new Carrier("path twice encoded", value -> get("/up/" + percent(percent(value)), "")),
      new Carrier("path parameter", value -> get("/up/a;b=" + value, "")),
      new Carrier("query", value -> get("/up/x?a=1&b=" + value, "")),
      new Carrier("query name", value -> get("/up/x?" + value, "")),
      new Carrier("query json", value -> get("/up/x?f=" + percent("{\"a\":\"" + value + "\"}"), "")),
      new Carrier("field", value -> get("/up/x", "X-Note: " + value)),
      new Carrier("field name", value -> get("/up/x", value + ": 1")),
      new Carrier("agent", value -> get("/up/x", "User-Agent: " + value)),
      new Carrier("language", value -> get("/up/x", "Accept-Language: " + value)),
      new Carrier("validator", value -> get("/up/x", "If-None-Match: W/\"" + value + "\"")),
      new Carrier("referrer", value -> get("/up/x", "Referer: https://shop.test/?q=" + value)),
      new Carrier("cookie", value -> get("/up/x", "Cookie: a=b; c=\"" + value + "\"")),
      new Carrier("subprotocol",
          value -> get("/up/x", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol: chat, " + value)),
      new Carrier("nonce",
          value -> get("/up/x", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: " + base64((value + " ".repeat(16)).substring(0, 16)))),
      new Carrier("chunk extension", value -> chunked("2;a=\"" + value + "\"\r\n{}\r\n0\r\n\r\n")),
      new Carrier("trailer", value -> chunked("2\r\n{}\r\n0\r\nX-Note: " + value + "\r\n\r\n")),
      new Carrier("chunks",
          value -> chunked(("\"" + value + "\"").chars().mapToObj(c -> "1\r\n" + (char) c
              + "\r\n").collect(Collectors.joining()) + "0\r\n\r\n")),
      new Carrier("json", value -> post("application/json", "{\"a\":\"" + value + "\"}")),
      new Carrier("json key", value -> post("application/json", "{\"" + value + "\":1}")),
      new Carrier("json escaped", value -> post("application/json", "{\"a\":\"" + escaped(value) + "\"}")),
      new Carrier("json in json",
          value -> post("application/json", "{\"a\":\"{\\\"b\\\":\\\"" + value + "\\\"}\"}")),
      new Carrier("json base64",
          value -> post("application/json", "{\"a\":\"" + base64("{\"note\":\"" + value + "\"}") + "\"}")),
      new Carrier("json hex",
          value -> post("application/json", "{\"a\":\"" + HexFormat.of().formatHex(("note: "
              + value).getBytes(UTF_8)) + "\"}")),
      new Carrier("json invisible",
          value -> post("application/json", "{\"a\":\""
              + String.join(utf8("\u200b"), value.split("", -1)) + "\"}")),
      new Carrier("json lines",
          value -> post("application/x-ndjson", "{\"a\":1}\n{\"a\":\"" + value + "\"}\n")),
      new Carrier("form", value -> post("application/x-www-form-urlencoded", "a=1&b=" + percent(value))),
      new Carrier("xml", value -> post("application/xml", "<a>" + value + "</a>")),
      new Carrier("xml attribute", value -> post("application/xml", "<a b='" + value + "'/>")),
      new Carrier("xml comment", value -> post("application/xml", "<a><!-- " + value + " --></a>")),
      new Carrier("xml instruction", value -> post("application/xml", "<?note " + value + "?><a/>")),
      new Carrier("xml entity",
          value -> post("application/xml", "<!DOCTYPE a [<!ENTITY b \"" + value + "\">]><a>&b;</a>")),
      new Carrier("xml references",
          value -> post("application/xml", "<a>" + value.chars().mapToObj(c -> "&#" + c
              + ";").collect(Collectors.joining()) + "</a>")),
      new Carrier("csv", value -> post("text/csv", "id,note\n1,\"" + value + "\"\n")),
      new Carrier("text", value -> post("text/plain", value)),
      new Carrier("utf 16",
          value -> post("text/plain; charset=utf-16be", new String(value.getBytes(UTF_16BE), ISO_8859_1))),
      new Carrier("no type", value -> post("", value)),
      new Carrier("wrong type", value -> post("image/png", value)),
      new Carrier("part", value -> multipart("b", "name=\"a\"", value)),
      new Carrier("part name", value -> multipart("b", "name=\"" + value + "\"", "x")),
      new Carrier("part file", value -> multipart("b", "name=\"a\"; filename=\"" + value + "\"", "x")),
      new Carrier("part field", value -> multipart("b", "name=\"a\"\r\nX-Note: " + value, "x")),
      new Carrier("part base64",
          value -> multipart("b", "name=\"a\"\r\nContent-Transfer-Encoding: base64", base64(value))),
      new Carrier("boundary", value -> multipart(value, "name=\"a\"", "x")),
      new Carrier("preamble",
          value -> post("multipart/form-data; boundary=b", value + "\r\n" + parts("b", "name=\"a\"", "x"))),
      new Carrier("epilogue",
          value -> post("multipart/form-data; boundary=b", parts("b", "name=\"a\"", "x") + value)),
      new Carrier("gzip", value -> coded("gzip", gzip("{\"a\":\"" + value + "\"}"))),
      new Carrier("gzip twice", value -> coded("gzip, gzip", gzip(gzip("{\"a\":\"" + value + "\"}")))),
      new Carrier("deflate", value -> coded("deflate", deflated("{\"a\":\"" + value + "\"}"))),
      new Carrier("gzip untold",
          value -> post("application/octet-stream", gzip("{\"a\":\"" + value + "\"}"))),
      new Carrier("gzip name", value -> coded("gzip", labelled(8, value + "\0"))),
      new Carrier("gzip comment", value -> coded("gzip", labelled(16, value + "\0"))),
      new Carrier("gzip extra",
          value -> coded("gzip", labelled(4, (char) (value.length() + 4) + "\0AB"
              + (char) value.length() + "\0" + value))));

  /** Returns a request with {@code value} in it, for the gateway. */
  String request(String value) {
    return writing.apply(value);
  }

  @Override
  public String toString() {
    return name;
  }

  private static String get(String path, String... fields) {
    String all = String.join("\r\n", fields);
    boolean upgrades = all.startsWith("Upgrade:");
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: "
        + (upgrades ? "Upgrade, close" : "close")
        + (all.isEmpty() ? "" : "\r\n" + all) + "\r\n\r\n";
  }

  private static String post(String type, String body) {
    return post(type.isEmpty() ? "" : "Content-Type: " + type + "\r\n", "Content-Length: " + body.length(),
        body);
  }

  private static String coded(String coding, String body) {
    return post("Content-Type: application/json\r\nContent-Encoding: " + coding + "\r\n",
        "Content-Length: " + body.length(), body);
  }

  private static String chunked(String chunks) {
    return post("Content-Type: application/json\r\n", "Transfer-Encoding: chunked", chunks);
  }

  private static String post(String fields, String framing, String body) {
    return "POST /up/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields + framing + "\r\n\r\n"
        + body;
  }

  private static String multipart(String boundary, String disposition, String value) {
    return post("multipart/form-data; boundary=\"" + boundary + "\"", parts(boundary, disposition, value));
  }

  private static String parts(String boundary, String disposition, String value) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value
        + "\r\n--"
        + boundary + "--\r\n";
  }

  private static String percent(String text) {
    return text.chars().mapToObj(c -> "%" + HexFormat.of().toHexDigits((byte) c))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.chars().mapToObj(c -> "\\u" + HexFormat.of().toHexDigits((char) c))
        .collect(Collectors.joining());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1));
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream coding = new GZIPOutputStream(out)) {
      coding.write(text.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toString(ISO_8859_1);
  }

  private static String deflated(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream coding = new DeflaterOutputStream(out)) {
      coding.write(text.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toString(ISO_8859_1);
  }

  /** Returns gzip whose head has {@code label}, of a kind that {@code flag} tells (RFC 1952 section 2.3.1). */
  private static String labelled(int flag, String label) {
    String bare = gzip("{}");
    return bare.substring(0, 3) + (char) flag + bare.substring(4, 10) + label + bare.substring(10);
  }
}
