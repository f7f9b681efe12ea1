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
  private static final int LARGEST = 1400;
  private static final int A = 1;
  private static final int CNAME = 5;
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

  /**
   * Returns an answer with those of {@code addresses} that are of the family asked for.
   *
   * @param chain the names that the question's name stands for, one after the other; the last has the addresses
   */
  byte[] answer(List<String> chain, List<InetAddress> addresses, int ttlSeconds) {
    int wanted = type == A ? 4 : type == AAAA ? 16 : 0;
    List<byte[]> data = addresses.stream().map(InetAddress::getAddress).filter(ip -> ip.length == wanted)
        .toList();
    ByteBuffer out = start(0, chain.size() + data.size());
    byte[] owner = ByteBuffer.allocate(2).putShort((short) POINTER_TO_QUESTION).array();
    for (String alias : chain) {
      byte[] target = encoded(alias);
      record(out, owner, CNAME, ttlSeconds, target);
      owner = target;
    }
    for (byte[] ip : data) {
      record(out, owner, type, ttlSeconds, ip);
    }
    return finish(out);
  }

  private static void record(ByteBuffer out, byte[] owner, int type, int ttlSeconds, byte[] data) {
    out.put(owner).putShort((short) type).putShort((short) INTERNET);
    out.putInt(ttlSeconds).putShort((short) data.length).put(data);
  }

  private static byte[] encoded(String name) {
    ByteBuffer out = ByteBuffer.allocate(name.length() + 2);
    for (String label : name.split("\\.", -1)) {
      out.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    return out.put((byte) 0).array();
  }

  private ByteBuffer start(int code, int answers) {
    ByteBuffer out = ByteBuffer.allocate(LARGEST);
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
