package dev.weir.limit.shared;

import dev.weir.store.Script;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Two connections to one Redis: one to put lines up and to read them, and one on which it says that there is news. */
final class Board implements AutoCloseable {

  /** The most lines of one question. */
  static final int PAGE = 500;

  private static final String TELL = Script.beside(Board.class, "tell.lua");
  private static final String HEAR = Script.beside(Board.class, "hear.lua");

  /**
   * A few lines.
   *
   * @param last the number of the last line that there is, or was
   * @param next from which number on to go on; more may stand behind it where there are {@link #PAGE} lines
   */
  record Page(long last, long next, List<String> lines) {}

  private final StatefulRedisConnection<String, String> asking;
  private final StatefulRedisPubSubConnection<String, String> listening;
  private final String[] keys;
  private final String tell;
  private final String hear;

  private Board(StatefulRedisConnection<String, String> asking,
      StatefulRedisPubSubConnection<String, String> listening, String place) throws InterruptedException {
    this.asking = asking;
    this.listening = listening;
    this.keys = new String[]{"weir:ended:" + place, "weir:ended:" + place + ":last",
      "weir:ended:" + place + ":news"};
    tell = answer(asking.async().scriptLoad(TELL));
    hear = answer(asking.async().scriptLoad(HEAR));
  }

  /** Returns the board of this name; blocks until it is there. {@code news} is run on any thread, and does not block. */
  static Board open(Dial dial, String place, Runnable news) throws IOException, InterruptedException {
    StatefulRedisConnection<String, String> asking = dial.connect();
    try {
      StatefulRedisPubSubConnection<String, String> listening = dial.listen();
      try {
        Board board = new Board(asking, listening, place);
        board.listen(news);
        return board;
      } catch (RuntimeException | InterruptedException e) {
        var _ = listening.closeAsync();
        throw e;
      }
    } catch (IOException | RuntimeException | InterruptedException e) {
      var _ = asking.closeAsync();
      throw e;
    }
  }

  private void listen(Runnable news) throws InterruptedException {
    listening.addListener(new RedisPubSubAdapter<String, String>() {
      @Override
      public void message(String channel, String message) {
        news.run();
      }
    });
    answer(listening.async().subscribe(keys[2]));
  }

  /** Puts up those of {@code lines} that are not there yet. */
  void tell(List<String> lines) throws InterruptedException {
    for (int from = 0; from < lines.size(); from += PAGE) {
      List<String> some = lines.subList(from, Math.min(lines.size(), from + PAGE));
      answer(asking.async().evalsha(tell, ScriptOutputType.INTEGER, keys, some.toArray(String[]::new)));
    }
  }

  /** Returns the lines behind the number {@code since}. */
  Page hear(long since) throws InterruptedException {
    List<String> reply = answer(asking.async().<List<String>>evalsha(hear, ScriptOutputType.MULTI, keys,
        Long.toString(since), Integer.toString(PAGE)));
    List<String> lines = new ArrayList<>();
    long next = since;
    for (int i = 1; i + 1 < reply.size(); i += 2) {
      lines.add(reply.get(i));
      next = (long) Double.parseDouble(reply.get(i + 1));
    }
    return new Page(Long.parseLong(reply.getFirst()), next, lines);
  }

  /** Takes down lines that need not stay. */
  void forget(List<String> lines) throws InterruptedException {
    if (!lines.isEmpty()) {
      answer(asking.async().zrem(keys[0], lines.toArray(String[]::new)));
    }
  }

  private static <T> T answer(Future<T> asked) throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new RedisException(e.getCause());
    }
  }

  /** Does not wait for anything. */
  @Override
  public void close() {
    var _ = asking.closeAsync();
    var _ = listening.closeAsync();
  }
}
