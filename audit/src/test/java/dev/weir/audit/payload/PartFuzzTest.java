package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.record.ByteSource;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.testkit.Fuzz;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: they are a part, a label, or a row of messages, that is written as it was read, or they are refused. */
final class PartFuzzTest {

  public static List<byte[]> seeds() {
    Part request = new Part("POST", "https://api.pay.test/", 0, Headers.of("Content-Type", "text/plain"),
        Bytes.utf8("hello"), true, Set.of(1L, -2L));
    Part answer = new Part("", "", 200, Headers.NONE, Bytes.EMPTY, false, Set.of());
    Label label = new Label(Events.call(1), Side.ANSWER, Events.at(0), Events.at(1000));
    Spoken said = new Spoken(Events.at(2), false, true, Bytes.utf8("hello"), true);
    return List.of(request.bytes(), answer.bytes(), label.bytes(),
        Bytes.wrap(said.bytes()).and(Bytes.wrap(said.bytes())).copy());
  }

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      Part part = Part.of(data);
      Part again = Part.of(part.bytes());
      assertThat(again.url()).isEqualTo(part.url());
      assertThat(again.body()).isEqualTo(part.body());
      assertThat(again.found()).isEqualTo(part.found());
      assertThat(Part.hash(data)).hasSize(64);
    } catch (CorruptRecord e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
    try {
      Bytes row = Bytes.EMPTY;
      List<Spoken> all = Spoken.all(Bytes.wrap(data));
      for (Spoken one : all) {
        row = row.and(Bytes.wrap(one.bytes()));
      }
      assertThat(Spoken.all(row)).isEqualTo(all);
    } catch (CorruptRecord e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
    try {
      Label label = Label.read(new ByteSource(data, 0, data.length));
      byte[] bytes = label.bytes();
      assertThat(Label.read(new ByteSource(bytes, 0, bytes.length))).isEqualTo(label);
    } catch (CorruptRecord e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  @Test
  void isReadOrRefused() {
    Fuzz.feed(seeds(), PartFuzzTest::fuzzerTestOneInput);
  }
}
