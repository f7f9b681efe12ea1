package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventStreamTest {

  @Test
  @Timeout(10)
  void eachEventIsAChunkAndAWriteOfItsOwn() {
    EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    new EventStream().send(channel.pipeline().firstContext());
    List<String> writes = new ArrayList<>();
    while (writes.isEmpty() || !writes.getLast().equals("0\r\n\r\n")) {
      channel.runScheduledPendingTasks();
      for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
        writes.add(part.toString(StandardCharsets.US_ASCII));
        part.release();
      }
    }
    assertThat(writes.removeFirst()).startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n");
    assertThat(writes.removeLast()).isEqualTo("0\r\n\r\n");
    assertThat(writes).hasSize(EventStream.EVENTS).allSatisfy(chunk -> {
      List<String> lines = chunk.lines().toList();
      assertThat(lines.get(1)).startsWith("data: {");
      assertThat(Integer.parseInt(lines.getFirst(), 16)).isEqualTo(lines.get(1).length() + 2);
    });
  }
}
