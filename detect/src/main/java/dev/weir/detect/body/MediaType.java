package dev.weir.detect.body;

/** How a body is written, as far as its Content-Type tells. */
public enum MediaType {
  JSON, JSON_LINES, FORM, XML, CSV, TSV, EVENTS, AMAZON_EVENTS, MULTIPART, PROTOBUF, GRPC, MESSAGE_PACK, TEXT,
  /** Nothing, or nothing that is known. */
  OTHER,
  /** Text that stands for frames which are not read. */
  UNDECODED;

  /** Returns what {@code contentType} stands for. */
  public static MediaType of(String contentType) {
    return of(ContentType.parse(contentType));
  }

  static MediaType of(ContentType contentType) {
    String type = contentType.type();
    if (type.startsWith("multipart/")) {
      return MULTIPART;
    }
    if (type.startsWith("application/grpc")) {
      return type.startsWith("application/grpc-web-text") ? UNDECODED : GRPC;
    }
    return switch (type) {
      case "application/x-www-form-urlencoded" -> FORM;
      case "text/csv", "application/csv" -> CSV;
      case "text/tab-separated-values" -> TSV;
      case "text/event-stream" -> EVENTS;
      case "application/vnd.amazon.eventstream" -> AMAZON_EVENTS;
      case "application/protobuf", "application/x-protobuf", "application/vnd.google.protobuf" -> PROTOBUF;
      case "application/msgpack", "application/x-msgpack", "application/vnd.msgpack" -> MESSAGE_PACK;
      case "application/graphql" -> TEXT;
      default -> bySuffix(type);
    };
  }

  private static MediaType bySuffix(String type) {
    if (type.endsWith("ndjson") || type.endsWith("jsonl") || type.endsWith("jsonlines")) {
      return JSON_LINES;
    }
    if (type.endsWith("json") || type.endsWith("json-seq")) {
      return JSON;
    }
    if (type.endsWith("/xml") || type.endsWith("+xml") || type.equals("text/html")) {
      return XML;
    }
    return type.startsWith("text/") ? TEXT : OTHER;
  }
}
