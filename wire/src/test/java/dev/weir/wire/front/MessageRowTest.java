package dev.weir.wire.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MessageRowTest {

  private static final int MAX = 5000;

  /** Whatever the pieces, the same messages come out, and those that were given away stay as they were. */
  @RepeatedTest(200)
  void findsTheSameMessagesInAnyPieces(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    List<Bytes> messages = new ArrayList<>();
    ByteBuf all = Unpooled.buffer();
    for (int i = random.nextInt(12); i >= 0; i--) {
      byte[] content = new byte[random.nextBoolean() ? random.nextInt(4) : random.nextInt(MAX - 4)];
      random.nextBytes(content);
      ByteBuf message = Unpooled.buffer().writeByte(random.nextInt(2)).writeInt(content.length)
          .writeBytes(content);
      messages.add(Bytes.wrap(bytes(message.duplicate())));
      all.writeBytes(message);
    }
    MessageRow row = new MessageRow(MAX);
    List<Bytes> found = new ArrayList<>();
    while (all.isReadable()) {
      row.add(all.readRetainedSlice(1 + random.nextInt(all.readableBytes())));
      for (Bytes next = row.next(); next != null; next = row.next()) {
        found.add(next);
      }
      assertThat(row.tooLarge()).isFalse();
    }
    assertThat(row.held()).isZero();
    assertThat(found).containsExactlyElementsOf(messages);
    assertThat(all.release()).isTrue();
  }

  @Test
  void saysThatAMessageIsTooLargeAsSoonAsItsLengthIsThere() {
    MessageRow row = new MessageRow(MAX);
    row.add(Unpooled.wrappedBuffer(new byte[]{0, -1, -1, -1}));
    assertThat(row.tooLarge()).isFalse();
    row.add(Unpooled.wrappedBuffer(new byte[]{-1}));
    assertThat(row.tooLarge()).isTrue();
    assertThat(row.next()).isNull();
  }

  @Test
  void tellsWhatIsWholeFromWhatIsNot() {
    MessageRow row = new MessageRow(MAX);
    row.add(Unpooled.wrappedBuffer(new byte[]{0, 0, 0, 0, 1, 'a', 0, 0, 0, 0, 0, 0, 0}));
    assertThat(row.whole().length()).isEqualTo(11);
    assertThat(row.whole().isEmpty()).isTrue();
    assertThat(row.held()).isEqualTo(2);
    assertThat(row.rest().length()).isEqualTo(2);
  }

  private static byte[] bytes(ByteBuf of) {
    byte[] bytes = new byte[of.readableBytes()];
    of.readBytes(bytes);
    return bytes;
  }
}
