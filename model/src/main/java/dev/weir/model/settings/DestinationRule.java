package dev.weir.model.settings;

import dev.weir.model.net.Cidr;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import dev.weir.model.net.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One outside service.
 *
 * @param upstream where the gateway sends {@code /<name>/...}; empty where only the proxy leads there
 * @param category {@code ai}, {@code payments}, ...; empty text where the file names none
 * @param allow the requests that may pass; empty means every method and path
 * @param addresses ranges that may be dialled though they are private or special
 * @param ports which ports the proxy may reach
 * @param trace what it is told of the trace that a call belongs to
 */
public record DestinationRule(String name, List<HostPattern> hosts, Optional<Origin> upstream,
    String category, Api api,
    List<RequestRule> allow, Optional<CredentialRule> credential, TlsRule tls, List<Cidr> addresses,
    List<Integer> ports,
    Timeouts timeouts, AnswerRule answer, ContentRule content, HttpVersions http, Resilience resilience,
    TraceContext trace) {

  public DestinationRule {
    hosts = List.copyOf(hosts);
    allow = List.copyOf(allow);
    addresses = List.copyOf(addresses);
    ports = List.copyOf(ports);
  }

  /** It is told of traces what is usual. */
  public DestinationRule(String name, List<HostPattern> hosts, Optional<Origin> upstream, String category,
      Api api, List<RequestRule> allow, Optional<CredentialRule> credential, TlsRule tls,
      List<Cidr> addresses, List<Integer> ports, Timeouts timeouts, AnswerRule answer, ContentRule content,
      HttpVersions http, Resilience resilience) {
    this(name, hosts, upstream, category, api, allow, credential, tls, addresses, ports, timeouts, answer,
        content, http, resilience, TraceContext.USUAL);
  }

  /** Returns whether {@code host} is one of this destination's. */
  public boolean standsFor(Host host) {
    return hosts.stream().anyMatch(pattern -> pattern.matches(host))
        || upstream.filter(origin -> origin.host().equals(host)).isPresent();
  }

  /** Returns the domain below which {@code host} is one of this destination's; empty where it is named by itself. */
  public Optional<HostPattern.Below> wildcardOf(Host host) {
    if (names().anyMatch(pattern -> pattern instanceof HostPattern.Exact && pattern.matches(host))) {
      return Optional.empty();
    }
    return hosts.stream().filter(pattern -> pattern.matches(host)).map(HostPattern.Below.class::cast)
        .findFirst();
  }

  /** Returns every host of this destination's. */
  public Stream<HostPattern> names() {
    return Stream.concat(hosts.stream(),
        upstream.stream().map(origin -> new HostPattern.Exact(origin.host())));
  }

  /** Returns every secret that a call needs. */
  public Stream<String> secrets() {
    return Stream.concat(credential.stream().flatMap(rule -> rule.needed().stream()), tls.secrets());
  }

  /** Returns the hosts that {@code secret} is for: none where no call needs it. */
  public Stream<HostPattern> recipients(String secret) {
    Stream<HostPattern> ofCredential = credential.filter(rule -> rule.needed().contains(secret)).stream()
        .flatMap(rule -> rule.recipients(this));
    return tls.secrets().anyMatch(secret::equals) ? Stream.concat(ofCredential, names()) : ofCredential;
  }

  /** Whose language is spoken: how bodies are read, and whose error shape a denial takes. */
  public enum Api {
    OPENAI, AZURE, ANTHROPIC, GEMINI, BEDROCK, MISTRAL, COHERE, OLLAMA, MCP, NONE
  }

  /**
   * Methods and paths that may pass.
   *
   * @param methods empty means every method
   * @param paths exact, or with {@code *} for one segment and {@code **} for any rest; empty means every path
   */
  public record RequestRule(List<String> methods, List<String> paths) {
    public RequestRule {
      methods = List.copyOf(methods);
      paths = List.copyOf(paths);
    }
  }
}
