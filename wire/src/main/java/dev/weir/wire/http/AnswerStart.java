package dev.weir.wire.http;

import dev.weir.model.net.Headers;

/**
 * An upstream's status line and fields, as they came.
 *
 * @param keepAlive whether the upstream would keep the connection
 */
public record AnswerStart(int status, Headers headers, boolean keepAlive) {

  /** Enough for a sign of life every few seconds; without an end they would keep a loop busy for as long as a call may take. */
  private static final int MOST_INTERIM = 100;

  /** Returns how many interim answers there were with this one, {@code before} behind it. */
  public static int interim(int before) throws Malformed {
    if (before >= MOST_INTERIM) {
      throw Malformed.because("more than " + MOST_INTERIM + " interim answers");
    }
    return before + 1;
  }

  /** Returns the answer in the first {@code length} bytes, which end in a blank line, every line in CRLF. */
  public static AnswerStart parse(byte[] bytes, int length, int maxFields) throws Malformed {
    int at = 0;
    while (bytes[at] != '\n') {
      at++;
    }
    int lineEnd = at - 1;
    boolean named = lineEnd >= 12 && bytes[0] == 'H' && bytes[1] == 'T' && bytes[2] == 'T' && bytes[3] == 'P'
        && bytes[4] == '/' && bytes[5] == '1' && bytes[6] == '.' && (bytes[7] == '0' || bytes[7] == '1')
        && bytes[8] == ' ';
    if (!named || lineEnd > 12 && bytes[12] != ' ') {
      throw Malformed.because("no proper status line");
    }
    int status = digit(bytes[9]) * 100 + digit(bytes[10]) * 10 + digit(bytes[11]);
    if (status < 100 || status > 599) {
      throw Malformed.because("a status out of range");
    }
    Headers headers = Fields.parse(bytes, lineEnd + 2, length, maxFields);
    boolean keepAlive = bytes[7] == '1'
        ? !Tokens.contains(headers, "Connection", "close")
        : Tokens.contains(headers, "Connection", "keep-alive");
    return new AnswerStart(status, headers, keepAlive);
  }

  private static int digit(byte b) throws Malformed {
    if (b < '0' || b > '9') {
      throw Malformed.because("no proper status line");
    }
    return b - '0';
  }
}
