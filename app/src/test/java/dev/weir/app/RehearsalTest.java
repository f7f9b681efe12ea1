package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {

  @TempDir
  Path folder;

  /** Whatever is not answered with 200 ends a rehearsal, and with it the notes that the JVM takes of it. */
  @Test
  void everyWayOfAServersRehearsalIsOpen() {
    assertThatCode(() -> RehearsedServer.run(folder, 2)).doesNotThrowAnyException();
  }

  @Test
  void readsOneMessageAfterTheOther() throws IOException {
    InputStream in = text("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n");
    assertThat(RehearsedUpstream.message(in)).startsWith("POST ").endsWith("3\r\n\r\n");
    assertThat(RehearsedUpstream.message(in)).isEqualTo("GET / HTTP/1.1\r\n\r\n");
    assertThat(RehearsedUpstream.message(in)).isEmpty();
  }

  @Test
  void aBodyThatIsCutShortIsAFault() {
    assertThatIOException().isThrownBy(
        () -> RehearsedUpstream.message(text("POST / HTTP/1.1\r\nContent-Length: 30\r\n\r\nabc")));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
