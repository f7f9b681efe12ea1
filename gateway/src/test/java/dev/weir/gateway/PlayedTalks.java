package dev.weir.gateway;

import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import dev.weir.model.talk.Usage;
import java.util.function.BiFunction;

/**
 * Says of every request what it is told to say, and counts a token for each byte of an answer.
 *
 * @param answering whether each message that comes back on a WebSocket is a whole answer
 */
record PlayedTalks(BiFunction<Api, Boolean, Talk> reading, boolean answering) implements Conversations {

  PlayedTalks(BiFunction<Api, Boolean, Talk> reading) {
    this(reading, false);
  }

  @Override
  public Talk read(Api api, Head head, Bytes body, long maxBytes, boolean judged) {
    return reading.apply(api, judged);
  }

  @Override
  public Meter live() {
    return meter();
  }

  @Override
  public Meter meter() {
    return new Meter() {
      private long bytes;

      @Override
      public void take(Bytes piece) {
        bytes += piece.length();
      }

      @Override
      public boolean answered() {
        return answering && bytes > 0;
      }

      @Override
      public Usage usage(Talk asked, boolean whole) {
        return new Usage(asked.tokens(), bytes);
      }
    };
  }
}
