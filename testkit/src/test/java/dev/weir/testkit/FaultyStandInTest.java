package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultyStandInTest {

  private static final String REQUEST = "GET / HTTP/1.1\r\nhOsT: x\r\n\r\n";

  @Test
  void answersBadlyAndRemembersTheHeadByteForByte() throws Exception {
    try (FaultyStandIn faulty = FaultyStandIn.that(Fault.sendsLessThanItsLength())) {
      assertThat(ask(faulty)).endsWith("Content-Length: 100\r\n\r\n0123456789");
      assertThat(faulty.heads()).containsExactly(REQUEST);
    }
    try (FaultyStandIn faulty = FaultyStandIn.that(Fault.truncatesAChunkedBody())) {
      assertThat(ask(faulty)).endsWith("only a part");
    }
    try (FaultyStandIn faulty = FaultyStandIn.that(Fault.dribbles("abc", Duration.ofMillis(5)))) {
      assertThat(ask(faulty)).endsWith("\r\n\r\nabc");
    }
    try (FaultyStandIn faulty = FaultyStandIn.that(Fault.closesBeforeTheAnswer())) {
      assertThat(ask(faulty)).isEmpty();
    }
  }

  @Test
  void resets() throws Exception {
    try (FaultyStandIn faulty = FaultyStandIn.that(Fault.resetsBeforeTheAnswer())) {
      assertThatThrownBy(() -> ask(faulty)).isInstanceOf(SocketException.class);
    }
    try (FaultyStandIn faulty = FaultyStandIn.that(Fault.resetsWithinTheAnswer())) {
      assertThatThrownBy(() -> ask(faulty)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void hangsUntilItIsClosed() throws Exception {
    try (FaultyStandIn faulty = FaultyStandIn.that(Fault.hangs())) {
      assertThatThrownBy(() -> ask(faulty, 200)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void refuses() throws Exception {
    try (Socket refusing = FaultyStandIn.refusing()) {
      InetSocketAddress address = (InetSocketAddress) refusing.getLocalSocketAddress();
      assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  private static String ask(FaultyStandIn faulty) throws Exception {
    return ask(faulty, 10_000);
  }

  private static String ask(FaultyStandIn faulty, int patienceMillis) throws Exception {
    try (Socket socket = new Socket(faulty.address().getAddress(), faulty.port())) {
      socket.setSoTimeout(patienceMillis);
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
