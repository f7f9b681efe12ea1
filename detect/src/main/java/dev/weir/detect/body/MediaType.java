package dev.weir.detect.body;

import java.util.Locale;

/** What a Content-Type says of how a body is written (RFC 9110 section 8.3.1). */
public enum MediaType {
  JSON, FORM, XML, TEXT, MULTIPART, OTHER,
  /** A character set that is not ASCII's kin. */
  FOREIGN;

  /** Returns what {@code contentType} stands for; {@link #OTHER} for empty text and for all that is not known. */
  public static MediaType of(String contentType) {
    String all = contentType.toLowerCase(Locale.ROOT);
    int semicolon = all.indexOf(';');
    String type = (semicolon < 0 ? all : all.substring(0, semicolon)).trim();
    if (semicolon >= 0 && foreign(all.substring(semicolon))) {
      return FOREIGN;
    }
    if (type.endsWith("json") || type.endsWith("ndjson") || type.endsWith("jsonl")
        || type.endsWith("json-seq")) {
      return JSON;
    }
    if (type.equals("application/x-www-form-urlencoded")) {
      return FORM;
    }
    if (type.endsWith("/xml") || type.endsWith("+xml")) {
      return XML;
    }
    if (type.startsWith("multipart/")) {
      return MULTIPART;
    }
    return type.startsWith("text/") || type.equals("application/graphql") ? TEXT : OTHER;
  }

  private static boolean foreign(String parameters) {
    int charset = parameters.indexOf("charset=");
    if (charset < 0) {
      return false;
    }
    String name = parameters.substring(charset + 8).replace("\"", "").trim();
    return !name.startsWith("utf-8") && !name.startsWith("utf8") && !name.startsWith("us-ascii")
        && !name.startsWith("iso-8859-") && !name.startsWith("windows-125");
  }
}
