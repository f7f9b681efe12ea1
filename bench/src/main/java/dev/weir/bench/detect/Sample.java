package dev.weir.bench.detect;

import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.stream.Stream;

/** A body to look at: made of a few lines over and over, the same on every machine. */
record Sample(String name, Bytes body) {

  private static final int ORDINARY = 6_000;
  private static final int SMALL = 2_000;
  private static final int LARGE = 10_000;
  private static final int HOSTILE = 1 << 20;

  private static final String PROSE = """
      It was a bright cold morning in the valley when the engineers gathered around the table to discuss how the new release \
      would handle larger batches. Several of them had prepared notes about latency and throughput, and one wanted to talk \
      about the colour of the buttons. Nobody had thought about what happens when a customer asks for a refund while the \
      order is still being packed, so they wrote it on the board and moved on to the next question. \
      """;

  private static final String TURN = """
      {"role":"user","content":"Please write a summary of the contract terms for our customers in Europe, and keep it short."},
      """;

  private static final String ROW = """
      {"id":48213,"sku":"0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0","at":"2026-05-03T10:22:33.123Z","price":19.5,\
      "status":"shipped","tags":["fragile","blue","outdoor"],"description":"Folding chair with cup holder"},
      """;

  private static final String NUMBERS = """
      {"id":9007199254740993,"uuid":"0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0","at":1767225600123,"ts":"2026-05-03 10:22:33",\
      "n":[12,3.25,48213,0,17],"sha":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"},
      """;

  private static final String PERSON = """
      {"email":"jane.doe@example.org","ip":"10.2.3.4","card":"4111 1111 1111 1111","iban":"GB82 WEST 1234 5698 7654 32",\
      "ssn":"536-22-1847","note":"please call before noon"},
      """;

  private static final String NUMBERED = """
      {"name":"row","tel":"+44 20 7946 0958","office":"(212) 555-2368","fax":"0049 30 901820","x":"01 42 68 53 00"},
      """;

  /** Returns bodies of six kilobytes such as clients send. */
  static List<Sample> ordinary() {
    return Stream.concat(Stream.of(text("prose", PROSE, ORDINARY)), records(ORDINARY)).toList();
  }

  /** Returns two kilobytes of a conversation. */
  static Sample turns() {
    return list("chat", TURN, SMALL);
  }

  /** Returns the same kinds of ten kilobytes. */
  static List<Sample> large() {
    return Stream.concat(Stream.of(text("prose", PROSE, LARGE)), records(LARGE)).toList();
  }

  private static Stream<Sample> records(int bytes) {
    return Stream.of(list("chat", TURN, bytes), list("rows", ROW, bytes), list("numbers", NUMBERS, bytes),
        list("dense", PERSON, bytes), list("telephones", NUMBERED, bytes));
  }

  /** Returns bodies of a megabyte, each the worst for something. */
  static List<Sample> hostile() {
    return List.of(text("digits", "1", HOSTILE), text("digits in fours", "4111 ", HOSTILE),
        text("digits, letters", "1a", HOSTILE), text("at signs", "@", HOSTILE),
        text("escapes", "\\u0040", HOSTILE),
        text("backslashes", "\\\\", HOSTILE), text("token starts", "eyJ-", HOSTILE),
        text("IBAN starts", "DE89 ", HOSTILE),
        text("capitals", "Aa ", HOSTILE), text("telephone words", "call 555-1234 ", HOSTILE),
        new Sample("deep lists", Bytes.utf8("[".repeat(HOSTILE))));
  }

  private static Sample text(String name, String part, int bytes) {
    return new Sample(name, Bytes.utf8("{\"content\":\"" + part.repeat(bytes / part.length()) + "\"}"));
  }

  private static Sample list(String name, String part, int bytes) {
    return new Sample(name, Bytes.utf8("[" + part.strip().repeat(bytes / part.length()) + "{}]"));
  }
}
