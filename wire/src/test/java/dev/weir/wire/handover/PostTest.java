package dev.weir.wire.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostTest {

  private static final Correspondent NOBODY = new Correspondent() {
    @Override
    public void told(Link by, byte[] message) {}

    @Override
    public void gone() {}
  };

  @TempDir
  Path folder;

  private Path path;

  @BeforeEach
  void choose() {
    assumeTrue(Epoll.isAvailable());
    path = folder.resolve("takeover");
  }

  private Post open() throws IOException {
    return Post.open(path, new Sockets(0, 0, List.of()), NOBODY).orElseThrow();
  }

  private boolean answers() {
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void aSuccessorKeepsThePathHoweverLateItsPredecessorEnds() throws Exception {
    Post first = open();
    first.yieldPath();
    assertThat(answers()).isFalse();
    Post second = open();
    first.close();
    assertThat(answers()).isTrue();
    second.yieldPath();
    Post third = open();
    second.close();
    assertThat(answers()).isTrue();
    third.close();
    assertThat(left()).isEmpty();
  }

  @Test
  void takesThePlaceOfOneThatWasKilledAndIsForItsOwnerAlone() throws Exception {
    Files.createFile(path);
    try (Post _ = open()) {
      assertThat(answers()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
      assertThat(left()).containsExactly(path);
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void saysWhereItCannotWait() {
    path = folder.resolve("missing/takeover");
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining(path.toString());
    assertThat(Post.possible(folder.resolve("x".repeat(107)))).isFalse();
  }
}
