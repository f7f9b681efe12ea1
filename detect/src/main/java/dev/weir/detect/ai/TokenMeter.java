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
 * JSON, so no text of a model's can say a count, or an error; what an object of its making says makes nothing cheaper. Keeps no text,
 * and a few bytes of state.
 */
final class TokenMeter implements Meter {

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_NUMBER = 9;

  /** What a name counts. */
  private enum Count {
    INPUT,
    /** Of a cache, besides the input. */
    CACHE_WRITE, CACHE_READ,
    /** Of a cache, within the input. */
    CACHED, WRITTEN, TOOLS, OUTPUT, THOUGHT, TOTAL, TEXT, ERROR;

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
      Map.entry("cacheReadInputTokens", Count.CACHE_READ), Map.entry("cached_tokens", Count.CACHED),
      Map.entry("cachedContentTokenCount", Count.CACHED), Map.entry("prompt_cache_hit_tokens", Count.CACHED),
      Map.entry("cache_write_tokens", Count.WRITTEN),
      Map.entry("completion_tokens", Count.OUTPUT), Map.entry("output_tokens", Count.OUTPUT),
      Map.entry("outputTokens", Count.OUTPUT), Map.entry("responseTokenCount", Count.OUTPUT),
      Map.entry("candidatesTokenCount", Count.OUTPUT),
      Map.entry("eval_count", Count.OUTPUT), Map.entry("generation_token_count", Count.OUTPUT),
      Map.entry("inputTokenCount", Count.INPUT), Map.entry("outputTokenCount", Count.OUTPUT),
      Map.entry("toolUsePromptTokenCount", Count.TOOLS), Map.entry("total_tokens", Count.TOTAL),
      Map.entry("totalTokens", Count.TOTAL), Map.entry("totalTokenCount", Count.TOTAL),
      Map.entry("totalOutputTextTokenCount", Count.OUTPUT), Map.entry("generation", Count.TEXT),
      Map.entry("outputText", Count.TEXT),
      Map.entry("thoughtsTokenCount", Count.THOUGHT), Map.entry("content", Count.TEXT),
      Map.entry("text", Count.TEXT), Map.entry("delta", Count.TEXT), Map.entry("partial_json", Count.TEXT),
      Map.entry("arguments", Count.TEXT), Map.entry("thinking", Count.TEXT),
      Map.entry("reasoning_content", Count.TEXT), Map.entry("reasoning", Count.TEXT),
      Map.entry("refusal", Count.TEXT), Map.entry("tool_plan", Count.TEXT), Map.entry("input", Count.TEXT),
      Map.entry("completion", Count.TEXT), Map.entry("response", Count.TEXT),
      Map.entry("error", Count.ERROR));

  /** What the next byte belongs to. */
  private enum In {
    NOTHING, STRING, BEHIND_NAME, VALUE, NUMBER, TEXT
  }

  private final byte[] name = new byte[LONGEST_NAME];
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private final Counting counting = new Counting();
  private int length;
  private boolean escaped;
  private In in = In.NOTHING;
  private Count counted = Count.TEXT;
  private long number;
  private int digits;
  private long textBytes;
  private boolean failed;
  /** How many tokens of the input came from a cache. */
  private long read;

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
    } else {
      counting.take(c);
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
    String named = length > LONGEST_NAME ? "" : new String(name, 0, length, StandardCharsets.ISO_8859_1);
    counting.named(named);
    return NAMES.get(named);
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
      counting.take(c);
    }
  }

  private void number(byte c) {
    if (c >= '0' && c <= '9') {
      number = ++digits > LONGEST_NUMBER ? number : 10 * number + c - '0';
      return;
    }
    // What makes a call cheaper is believed of the provider alone.
    boolean cheaper = counted == Count.CACHED || counted == Count.CACHE_READ;
    if (cheaper && counting.isHere()) {
      read = Math.max(read, number);
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
    boolean unanswered = asked.answers() == 0 && output() == 0;
    if (unanswered || !counted() && (asked.deferred() || asked.streamed() && Unseen.by(asked.model()))) {
      return asked.most();
    }
    long input = input();
    long output = output();
    long estimated = Estimate.ofBytes(textBytes);
    long cached = Math.min(read, input);
    return new Usage(input == 0 ? asked.tokens() : input,
        output == 0 || !whole ? Math.max(output, estimated) : output, 0, cached,
        Math.min(count(Count.CACHE_WRITE) + count(Count.WRITTEN), input - cached));
  }

  private long input() {
    return count(Count.INPUT) + count(Count.CACHE_WRITE) + count(Count.CACHE_READ) + count(Count.TOOLS);
  }

  /** What a provider counts as a total and as nothing else, such as xAI what its models think, has been answered too. */
  private long output() {
    long named = count(Count.OUTPUT) + count(Count.THOUGHT);
    return input() == 0 ? named : Math.max(named, count(Count.TOTAL) - input());
  }

  private long count(Count count) {
    return counts.getOrDefault(count, 0L);
  }
}
