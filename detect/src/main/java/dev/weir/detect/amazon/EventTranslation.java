package dev.weir.detect.amazon;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns the messages of one stream into server-sent events, so that whatever reads and changes those does so here too, and turns
 * the events back. A message whose words nobody changed goes on byte for byte. For one thread at a time.
 */
public final class EventTranslation {

  private static final String NUMBER = ": ";
  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";

  private final EventMessages messages = new EventMessages();
  /** Those that are on their way as events, by the number in their comment. */
  private final Map<Integer, EventMessage> away = new HashMap<>();
  private int number;
  private boolean chunks;
  private boolean opaque;

  /** Returns the events that the messages stand for which are whole now. */
  public Bytes events(Bytes piece) {
    StringBuilder events = new StringBuilder();
    for (EventMessage message : messages.take(piece)) {
      away.put(number, message);
      chunks = message.type().equals(EventMessage.CHUNK);
      events.append(NUMBER).append(number++).append('\n').append(EVENT).append(message.type()).append('\n');
      Bytes said = message.said();
      if (isJson(said)) {
        events.append(DATA).append(line(said)).append('\n');
      } else {
        opaque |= !said.isEmpty();
      }
      events.append('\n');
    }
    return Bytes.wrap(events.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean isJson(Bytes said) {
    return !said.isEmpty() && (said.at(0) == '{' || said.at(0) == '[');
  }

  /** Between the texts of JSON a line's end is as good as a space, and within them none can stand. */
  private static String line(Bytes json) {
    return latin(json).replace('\n', ' ').replace('\r', ' ');
  }

  private static String latin(Bytes bytes) {
    return new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.ISO_8859_1);
  }

  /** Returns whether all that came could be read so far. */
  public boolean isReadable() {
    return !messages.isBroken() && !opaque;
  }

  /** Returns whether what comes from here on is no message: {@link #rest} has it as it is. */
  public boolean isBroken() {
    return messages.isBroken();
  }

  /** Returns what came behind the last whole message, and forgets it. */
  public Bytes rest() {
    return messages.rest();
  }

  /** Returns the messages that {@code events}, all of them whole, stand for: known ones, or such as end a stream early. */
  public Bytes messages(Bytes events) {
    Bytes out = Bytes.EMPTY;
    EventMessage known = null;
    String type = "";
    Bytes data = Bytes.EMPTY;
    for (String line : latin(events).lines().toList()) {
      if (line.startsWith(NUMBER)) {
        known = away.remove(Integer.parseInt(line, NUMBER.length(), line.length(), 10));
      } else if (line.startsWith(EVENT)) {
        type = line.substring(EVENT.length());
      } else if (line.startsWith(DATA)) {
        data = Bytes.wrap(line.substring(DATA.length()).getBytes(StandardCharsets.ISO_8859_1));
      } else if (line.isEmpty()) {
        out = out.and(known == null ? added(type, data) : changed(known, data));
        known = null;
        type = "";
        data = Bytes.EMPTY;
      }
    }
    return out;
  }

  private static Bytes changed(EventMessage message, Bytes data) {
    Bytes said = message.said();
    return data.isEmpty() || latin(data).equals(line(said)) ? message.raw() : message.saying(data).raw();
  }

  private Bytes added(String type, Bytes data) {
    if (data.isEmpty() || !chunks && type.isEmpty()) {
      return Bytes.EMPTY;
    }
    return (chunks
        ? EventMessage.of(EventMessage.CHUNK, EventMessage.chunk(data))
        : EventMessage.of(type, data)).raw();
  }
}
