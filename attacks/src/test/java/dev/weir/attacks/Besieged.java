package dev.weir.attacks;

import dev.weir.app.Scratch;
import dev.weir.app.Wiring;
import dev.weir.app.command.CannotRun;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import dev.weir.model.AuditEvent;
import dev.weir.policy.Loaded;
import dev.weir.testkit.DnsStandIn;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Weir with a name server and an upstream that keep what they are asked. Whatever its policy would let out to hosts other
 * than that upstream is over a rate limit, which is looked at last: so that nothing is ever dialled outside this machine, and
 * an attack that gets through is told from one that does not by 429 in the place of 403.
 */
final class Besieged implements AutoCloseable {

  /** What became of one call. */
  enum Verdict {
    LET_OUT, DENIED, NO_REQUEST
  }

  static final String UPSTREAM = "upstream.test";

  /** What can be an upstream besides being a host that may be called. */
  private static final Pattern UPSTREAMS = Pattern
      .compile("[a-z0-9-]+\\.resolved\\.test|[0-9.]+|\\[[0-9a-f:]+]");

  private final Scratch scratch;
  private final Recorder recorder = Recorder.start();
  private final DnsStandIn names = DnsStandIn.start();
  private final Wiring weir;

  private Besieged(Scratch scratch) throws IOException, CannotRun {
    this.scratch = scratch;
    names.tell(UPSTREAM, 60, "127.0.0.1").tell("spent.test", 60, "127.0.0.1");
    weir = Wiring.start(write(List.of("nothing.test"), true),
        MasterKeySource.beside(scratch.folder().resolve("weir-data")), loaded -> {});
    Reply.to(gateway(), "GET /spent/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    recorder.taken();
  }

  /** Returns one in a folder of its own. */
  static Besieged start() {
    try {
      return new Besieged(Scratch.named("weir-attacks"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CannotRun e) {
      throw new IllegalStateException(e);
    }
  }

  InetSocketAddress gateway() {
    return weir.gateway();
  }

  InetSocketAddress proxy() {
    return weir.proxy();
  }

  Recorder recorder() {
    return recorder;
  }

  DnsStandIn names() {
    return names;
  }

  /** Makes {@code hosts}, and the upstream, all that may be called, on the usual ports or these; returns whether Weir takes that. */
  boolean allows(List<String> hosts, boolean privately, int... ports) throws IOException {
    write(hosts, privately, ports);
    return weir.reload() instanceof Loaded.Ok;
  }

  /** Asks the proxy for {@code url} as a client would that passes it on as it is. */
  Reply get(String url) {
    return Reply.to(proxy(),
        "GET " + url + " HTTP/1.1\r\nHost: " + hostOf(url) + "\r\nConnection: close\r\n\r\n");
  }

  /** Asks the proxy for a tunnel to {@code authority}. */
  Reply connect(String authority) {
    return Reply.to(proxy(),
        "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n\r\n");
  }

  /** Asks the gateway for what is tried, which is the first host that is allowed. */
  Reply call() {
    return Reply.to(gateway(), "GET /tried/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  /** Returns {@code url} as a well-meaning client sends it, with the A-labels of names beyond ASCII. */
  static String ascii(String url) {
    String host = hostOf(url);
    return host.chars().allMatch(c -> c < 0x80) ? url : url.replace(host, IDN.toASCII(host));
  }

  /** Returns the authority in {@code url} without userinfo, as a client that thinks little of it would find it. */
  static String hostOf(String url) {
    int from = url.indexOf("//") < 0 ? 0 : url.indexOf("//") + 2;
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    return url.substring(url.lastIndexOf('@', to) > from ? url.lastIndexOf('@', to) + 1 : from, to);
  }

  static Verdict verdict(Reply reply) {
    return switch (reply.status()) {
      case 429 -> Verdict.LET_OUT;
      case 403 -> Verdict.DENIED;
      default -> reply.saysNoRequest() ? Verdict.NO_REQUEST : Verdict.DENIED;
    };
  }

  /** Returns the host that the audit log has for the call that was answered so. */
  String auditedHost(Reply reply) throws IOException {
    for (Hit hit : Search.in(weir.data(), Query.newest(20)).hits()) {
      if (hit.stored().event() instanceof AuditEvent.Refusal refusal
          && refusal.asked().call().text().equals(reply.field("Weir-Request-Id"))) {
        return refusal.asked().host();
      }
    }
    return "";
  }

  private Path write(List<String> hosts, boolean privately, int... ports) throws IOException {
    StringBuilder quoted = new StringBuilder();
    hosts.forEach(
        host -> quoted.append(quoted.isEmpty() ? "" : ", ").append('"').append(host.replace("\"", "\\\""))
            .append('"'));
    return Files.writeString(scratch.folder().resolve("weir.yaml"), """
        version: 1
        listen: {gateway: "127.0.0.1:0", proxy: "127.0.0.1:0", admin: "127.0.0.1:0"}
        data: ./weir-data
        dns: {servers: ["127.0.0.1:%d"]}
        # What is not whole is closed before long: an attack is over where its connection is.
        limits: {header_timeout: 1s, handshake_timeout: 1s, body_timeout: 1s, idle_timeout: 1s}
        callers:
          - {name: attacker, from: [127.0.0.0/8]}
        destinations:
          up: {hosts: [%s], upstream: "http://%s:%d", addresses: {allow: [127.0.0.0/8]}, opaque: allow}
          spent: {hosts: [spent.test], upstream: "http://spent.test:%d", addresses: {allow: [127.0.0.0/8]}}
          tried: {hosts: [%s], category: tried, ports: %s%s%s, intercept: never}
        policies:
          - {name: never-dialled, when: 'destination.name != "up"', limit: {requests: 1/day, burst: 1}}
          - {name: data, data: {CREDIT_CARD: deny, EMAIL: deny, SECRET: deny, US_SSN: deny, IBAN: deny}}
        """.formatted(names.port(), UPSTREAM, UPSTREAM, recorder.port(), recorder.port(), quoted,
        ports.length == 0 ? "[80, 443]" : Arrays.toString(ports),
        UPSTREAMS.matcher(hosts.getFirst()).matches()
            ? ", upstream: \"http://" + hosts.getFirst() + "\""
            : "",
        privately ? ", addresses: {allow: [127.0.0.0/8]}" : ""));
  }

  @Override
  public void close() {
    weir.close();
    recorder.close();
    names.close();
    scratch.close();
  }
}
