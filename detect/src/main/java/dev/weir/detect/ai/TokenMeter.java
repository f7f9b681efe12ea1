package dev.weir.detect.ai;

import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads token counts out of JSON and of events as they pass, whatever the dialect: by the names that providers give them, each
 * at its highest, since a stream says them several times and the last is the whole. A quote within a text is escaped in
 * JSON, so no text of a model's can say a count, or an error. Keeps no text, and a few bytes of state.
 */
final class TokenMeter implements Meter {

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_NUMBER = 9;

  /** What a name counts. */
  private enum Count {
    INPUT, CACHE_WRITE, CACHE_READ, OUTPUT, THOUGHT, TEXT, ERROR;

    boolean isNumber() {
      return this != TEXT && this != ERROR;
    }
  }

  private static final Map<String, Count> NAMES = Map.ofEntries(Map.entry("prompt_tokens", Count.INPUT),
      Map.entry("input_tokens", Count.INPUT), Map.entry("inputTokens", Count.INPUT),
      Map.entry("promptTokenCount", Count.INPUT), Map.entry("prompt_eval_count", Count.INPUT),
      Map.entry("inputTextTokenCount", Count.INPUT), Map.entry("prompt_token_count", Count.INPUT),
      Map.entry("cache_creation_input_tokens", Count.CACHE_WRITE),
      Map.entry("cache_read_input_tokens", Count.CACHE_READ),
      Map.entry("cacheWriteInputTokens", Count.CACHE_WRITE),
      Map.entry("cacheReadInputTokens", Count.CACHE_READ),
      Map.entry("completion_tokens", Count.OUTPUT), Map.entry("output_tokens", Count.OUTPUT),
      Map.entry("outputTokens", Count.OUTPUT), Map.entry("responseTokenCount", Count.OUTPUT),
      Map.entry("candidatesTokenCount", Count.OUTPUT),
      Map.entry("eval_count", Count.OUTPUT), Map.entry("generation_token_count", Count.OUTPUT),
      Map.entry("inputTokenCount", Count.INPUT), Map.entry("outputTokenCount", Count.OUTPUT),
      Map.entry("generation", Count.TEXT), Map.entry("outputText", Count.TEXT),
      Map.entry("thoughtsTokenCount", Count.THOUGHT), Map.entry("content", Count.TEXT),
      Map.entry("text", Count.TEXT), Map.entry("delta", Count.TEXT), Map.entry("partial_json", Count.TEXT),
      Map.entry("arguments", Count.TEXT), Map.entry("thinking", Count.TEXT),
      Map.entry("reasoning_content", Count.TEXT), Map.entry("response", Count.TEXT),
      Map.entry("error", Count.ERROR));

  /** What the next byte belongs to. */
  private enum In {
    NOTHING, STRING, BEHIND_NAME, VALUE, NUMBER, TEXT
  }

  private final byte[] name = new byte[LONGEST_NAME];
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private int length;
  private boolean escaped;
  private In in = In.NOTHING;
  private Count counted = Count.TEXT;
  private long number;
  private int digits;
  private long textBytes;
  private boolean failed;

  @Override
  public void take(Bytes piece) {
    byte[] array = piece.array();
    int end = piece.offset() + piece.length();
    for (int i = piece.offset(); i < end; i++) {
      next(array[i]);
    }
  }

  private void next(byte c) {
    switch (in) {
      case NOTHING -> begin(c);
      case STRING -> string(c);
      case BEHIND_NAME -> {
        if (c == ':') {
          Count named = named();
          in = named == null ? In.NOTHING : In.VALUE;
          counted = named == null ? counted : named;
        } else if (c > ' ') {
          in = In.NOTHING;
          begin(c);
        }
      }
      case VALUE -> value(c);
      case NUMBER -> number(c);
      case TEXT -> text(c);
    }
  }

  private void begin(byte c) {
    if (c == '"') {
      in = In.STRING;
      length = 0;
      escaped = false;
    }
  }

  private void string(byte c) {
    if (c == '"' && !escaped) {
      in = In.BEHIND_NAME;
      return;
    }
    escaped = c == '\\' && !escaped;
    if (length < LONGEST_NAME) {
      name[length] = c;
    }
    length++;
  }

  private @Nullable Count named() {
    return length > LONGEST_NAME
        ? null
        : NAMES.get(new String(name, 0, length, StandardCharsets.ISO_8859_1));
  }

  private void value(byte c) {
    // "error": null stands in answers that are none.
    failed |= counted == Count.ERROR && (c == '{' || c == '"');
    if (c == '"') {
      begin(c);
      in = counted == Count.TEXT ? In.TEXT : In.STRING;
    } else if (c >= '0' && c <= '9' && counted.isNumber()) {
      in = In.NUMBER;
      number = 0;
      digits = 0;
      number(c);
    } else if (c > ' ') {
      in = In.NOTHING;
    }
  }

  private void number(byte c) {
    if (c >= '0' && c <= '9') {
      number = ++digits > LONGEST_NUMBER ? number : 10 * number + c - '0';
      return;
    }
    counts.merge(counted, number, Math::max);
    in = In.NOTHING;
    begin(c);
  }

  private void text(byte c) {
    if (c == '"' && !escaped) {
      in = In.NOTHING;
      return;
    }
    escaped = c == '\\' && !escaped;
    textBytes++;
  }

  @Override
  public boolean counted() {
    return input() + output() > 0;
  }

  @Override
  public boolean refused() {
    return failed && textBytes == 0 && !counted();
  }

  @Override
  public Usage usage(Talk asked, boolean whole) {
    if (asked.deferred() && !counted()) {
      return asked.most();
    }
    long input = input();
    long output = output();
    long estimated = Estimate.ofBytes(textBytes);
    return new Usage(input == 0 ? asked.tokens() : input,
        output == 0 || !whole ? Math.max(output, estimated) : output);
  }

  private long input() {
    return count(Count.INPUT) + count(Count.CACHE_WRITE) + count(Count.CACHE_READ);
  }

  private long output() {
    return count(Count.OUTPUT) + count(Count.THOUGHT);
  }

  private long count(Count count) {
    return counts.getOrDefault(count, 0L);
  }
}
