package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DnsStandInTest {

  private static final String API_TEST = "03617069047465737400";

  @Test
  void answersByFamily() throws Exception {
    try (DnsStandIn dns = DnsStandIn.start().tell("api.test", 60, "192.0.2.7", "2001:db8::7")) {
      assertThat(ask(dns, "0001")).endsWith("c00c00010001" + "0000003c" + "0004" + "c0000207");
      assertThat(ask(dns, "001c"))
          .endsWith("c00c001c0001" + "0000003c" + "0010" + "20010db8000000000000000000000007");
      assertThat(ask(dns, "0010")).startsWith("beef85800001" + "0000");
      assertThat(dns.questions()).extracting(DnsStandIn.Question::type).containsExactly("A", "AAAA", "16");
    }
  }

  @Test
  void deniesOrIgnoresOthers() throws Exception {
    try (DnsStandIn dns = DnsStandIn.start()) {
      assertThat(ask(dns, "0001")).startsWith("beef8583");
      dns.neverAnswer("api.test");
      assertThatThrownBy(() -> ask(dns, "0001", 200)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static String ask(DnsStandIn dns, String type) throws Exception {
    return ask(dns, type, 10_000);
  }

  private static String ask(DnsStandIn dns, String type, int patienceMillis) throws Exception {
    byte[] query = HexFormat.of().parseHex("beef01000001000000000000" + API_TEST + type + "0001");
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(patienceMillis);
      socket.send(new DatagramPacket(query, query.length, dns.address()));
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
      return HexFormat.of().formatHex(answer.getData(), 0, answer.getLength());
    }
  }
}
