package dev.weir.gateway;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON messages of a WebSocket as the events of a stream, one for one, and back: so whoever knows streamed answers knows
 * those on a WebSocket. A line break in JSON stands between its parts only, and becomes a space.
 */
final class AsEvents {

  private static final String DATA = "data: ";
  private static final String END = "\n\n";

  /** Whether the messages that are on their way came as text. */
  private final ArrayDeque<Boolean> kinds = new ArrayDeque<>();
  private Bytes open = Bytes.EMPTY;

  /** Returns whether {@code payload} is for events: an object or a list of JSON, or what begins like one. */
  static boolean fit(Bytes payload) {
    for (int i = 0; i < payload.length(); i++) {
      if (payload.at(i) > ' ' || payload.at(i) < 0) {
        return payload.at(i) == '{' || payload.at(i) == '[';
      }
    }
    return false;
  }

  /** Returns the event that stands for {@code message}. */
  Bytes event(Message message) {
    kinds.addLast(message.text());
    byte[] line = message.payload().copy();
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
    }
    return Bytes.utf8(DATA).and(Bytes.wrap(line)).and(Bytes.utf8(END));
  }

  /** Returns the messages that whole events stand for by now; what only names or comments says nothing here. */
  List<Message> messages(Bytes events) {
    List<Message> all = new ArrayList<>(1);
    open = open.and(events);
    String text = new String(open.array(), open.offset(), open.length(), StandardCharsets.ISO_8859_1);
    int from = 0;
    for (int end = text.indexOf(END); end >= 0; end = text.indexOf(END, from)) {
      text.substring(from, end).lines().filter(line -> line.startsWith(DATA))
          .map(line -> line.substring(DATA.length()).strip()).forEach(data -> all.add(message(data)));
      from = end + END.length();
    }
    open = Bytes.wrap(open.array(), open.offset() + from, open.length() - from);
    return all;
  }

  private Message message(String data) {
    boolean text = kinds.isEmpty() || kinds.removeFirst();
    return new Message(text, Bytes.wrap(data.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
