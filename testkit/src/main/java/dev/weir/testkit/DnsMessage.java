package dev.weir.testkit;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A query on the wire, and the answers to it (RFC 1035 section 4). */
final class DnsMessage {

  private static final int HEADER = 12;
  private static final int A = 1;
  private static final int AAAA = 28;
  private static final int INTERNET = 1;
  private static final int POINTER_TO_QUESTION = 0xc000 | HEADER;
  private static final int ANSWER_FLAGS = 0x8580; // an answer, with authority, recursion wanted and to be had
  private static final int NO_SUCH_NAME = 3;

  private final short id;
  private final byte[] rawQuestion;
  private final String name;
  private final int type;

  private DnsMessage(short id, byte[] rawQuestion, String name, int type) {
    this.id = id;
    this.rawQuestion = rawQuestion;
    this.name = name;
    this.type = type;
  }

  static DnsMessage read(byte[] packet, int length) {
    ByteBuffer in = ByteBuffer.wrap(packet, 0, length);
    short id = in.getShort();
    in.position(HEADER);
    StringBuilder name = new StringBuilder();
    for (int label = in.get(); label > 0; label = in.get()) {
      byte[] text = new byte[label];
      in.get(text);
      name.append(name.isEmpty() ? "" : ".").append(new String(text, StandardCharsets.US_ASCII));
    }
    int type = in.getShort();
    in.getShort();
    byte[] question = Arrays.copyOfRange(packet, HEADER, in.position());
    return new DnsMessage(id, question, name.toString().toLowerCase(Locale.ROOT), type);
  }

  DnsStandIn.Question question() {
    return new DnsStandIn.Question(name, switch (type) {
      case A -> "A";
      case AAAA -> "AAAA";
      default -> Integer.toString(type);
    });
  }

  byte[] noSuchName() {
    return finish(start(NO_SUCH_NAME, 0));
  }

  /** Returns an answer with those of {@code addresses} that are of the family asked for. */
  byte[] answer(List<InetAddress> addresses, int ttlSeconds) {
    int wanted = type == A ? 4 : type == AAAA ? 16 : 0;
    List<byte[]> data = addresses.stream().map(InetAddress::getAddress).filter(ip -> ip.length == wanted)
        .toList();
    ByteBuffer out = start(0, data.size());
    for (byte[] ip : data) {
      out.putShort((short) POINTER_TO_QUESTION).putShort((short) type).putShort((short) INTERNET);
      out.putInt(ttlSeconds).putShort((short) ip.length).put(ip);
    }
    return finish(out);
  }

  private ByteBuffer start(int code, int answers) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + rawQuestion.length + answers * 28);
    out.putShort(id).putShort((short) (ANSWER_FLAGS | code));
    out.putShort((short) 1).putShort((short) answers).putShort((short) 0).putShort((short) 0);
    return out.put(rawQuestion);
  }

  private static byte[] finish(ByteBuffer out) {
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }
}
