package dev.weir.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadWriterTest {

  @Test
  void spellsLinesAndGrows() {
    HeadWriter writer = new HeadWriter().begin().text("GET / HTTP/1.1").line();
    for (int i = 0; i < 500; i++) {
      writer.field("X-" + i, "caf\u00e9");
    }
    ByteBuf out = Unpooled.buffer();
    writer.line().into(out);
    assertThat(out.toString(StandardCharsets.ISO_8859_1))
        .startsWith("GET / HTTP/1.1\r\nX-0: caf\u00e9\r\nX-1: ")
        .endsWith("X-499: caf\u00e9\r\n\r\n");
    assertThat(writer.length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\u0000b", "a\u007fb", "a\u010db"})
  void refusesWhatWouldBreakOutOfItsLine(String value) {
    assertThatThrownBy(() -> new HeadWriter().begin().field("X", value))
        .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining(value);
  }
}
