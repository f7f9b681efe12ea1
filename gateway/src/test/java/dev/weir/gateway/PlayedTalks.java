package dev.weir.gateway;

import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Says of every request what it is told to say, and counts a token for each byte of an answer. In a conversation a message with
 * a dot in it is part of an answer, and one that ends with a dot ends it; "refused" refuses one. An answer that is "error" has
 * refused, and one with "counted" in it counts.
 *
 * @param asking which bodies ask for an answer
 */
record PlayedTalks(BiFunction<Api, Boolean, Talk> reading, Predicate<String> asking)
    implements
      Conversations {

  PlayedTalks(BiFunction<Api, Boolean, Talk> reading) {
    this(reading, _ -> true);
  }

  @Override
  public Talk read(Api api, Head head, Bytes body, long maxBytes, boolean judged) {
    Talk talk = reading.apply(api, judged);
    return body.isEmpty() || asking.test(body.utf8()) ? talk : talk.unasked();
  }

  @Override
  public Meter live() {
    return new Bytewise() {
      @Override
      public Progress progress() {
        return said.isEmpty() ? Progress.AWAITED : said.endsWith(".") ? Progress.ENDED : Progress.GOING;
      }

      @Override
      public boolean isAnswer(Bytes message) {
        return isDotted(message);
      }

      @Override
      public boolean isRefusal(Bytes message) {
        return message.utf8().equals("refused");
      }
    };
  }

  private static boolean isDotted(Bytes message) {
    return message.utf8().contains(".");
  }

  @Override
  public Meter meter() {
    return new Bytewise();
  }

  private static class Bytewise implements Meter {
    String said = "";
    private long bytes;
    private String all = "";

    @Override
    public void take(Bytes piece) {
      bytes += piece.length();
      all += piece.utf8();
      said = isDotted(piece) ? piece.utf8() : said;
    }

    @Override
    public boolean counted() {
      return all.contains("counted");
    }

    @Override
    public boolean refused() {
      return all.startsWith("error");
    }

    @Override
    public Usage usage(Talk asked, boolean whole) {
      return new Usage(asked.tokens(), bytes);
    }
  }
}
