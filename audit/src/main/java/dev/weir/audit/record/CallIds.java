package dev.weir.audit.record;

import dev.weir.model.CallId;
import java.util.Arrays;

/** Call ids in 17 bytes in place of 27; any other text is kept as it is. */
final class CallIds {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final byte[] VALUES = values();

  private CallIds() {}

  static void write(CallId call, ByteSink to) {
    String text = call.text();
    if (!isPackable(text)) {
      to.u8(Codes.SPELT);
      to.text(text);
      return;
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < LENGTH; i++) {
      high = high << 5 | low >>> 59;
      low = low << 5 | VALUES[text.charAt(i)];
    }
    to.u8(Codes.PACKED);
    to.u64(high);
    to.u64(low);
  }

  static CallId read(ByteSource from) throws CorruptRecord {
    return switch (from.u8()) {
      case Codes.PACKED -> unpack(from.u64(), from.u64());
      case Codes.SPELT -> new CallId(from.text());
      default -> throw new CorruptRecord("a call id is neither packed nor spelt");
    };
  }

  private static CallId unpack(long high, long low) {
    char[] text = new char[LENGTH];
    long upper = high;
    long lower = low;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) lower & 31);
      lower = lower >>> 5 | upper << 59;
      upper >>>= 5;
    }
    return new CallId(new String(text));
  }

  /** 26 digits hold 130 bits: the first one may only be up to 7. */
  private static boolean isPackable(String text) {
    if (text.length() != LENGTH || text.charAt(0) > '7') {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (c >= VALUES.length || VALUES[c] < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < DIGITS.length(); i++) {
      values[DIGITS.charAt(i)] = (byte) i;
    }
    return values;
  }
}
