package dev.weir.scan.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * What a call sends, or makes ready to send.
 *
 * @param address the arguments that say where to: a URL, a host, a connection string; of the client's making too, where
 *     {@link Arg.Receiver} is among them; an argument that is itself a client or a request brings the address, payload and
 *     credentials that it was made of
 * @param payload the arguments that leave
 * @param credentials the arguments that hold keys: they leave too, as they should, to a host that is theirs
 * @param vendor who receives where no address says so: a name of {@code Recipients}
 * @param verify the argument that turns the check of certificates off when it is false, or comes from
 *     {@link Source#UNVERIFIED}
 * @param method the HTTP method, where the call or an argument of it says
 * @param usual the URLs that the vendor's library itself sends to, {@code *} for a part that is only known at run time
 */
public record Sink(Channel channel, Effect effect, List<Arg> address, List<Arg> payload,
    List<Arg> credentials,
    Optional<String> vendor, Optional<Arg> verify, Optional<Method> method, List<String> usual) {

  /** Where the HTTP method is said. */
  public sealed interface Method {

    /** The call has one of its own, in capitals. */
    record Always(String name) implements Method {}

    /** An argument gives it, in any case; {@code fallback} where it is not given. */
    record Given(Arg arg, String fallback) implements Method {}
  }

  /** What data goes through. */
  public enum Channel {
    HTTP, SOCKET, SMTP, FTP, SSH, DNS, MESSAGING, DATABASE, CLOUD, AI, TELEMETRY, LOGGING, COMMUNICATION, PAYMENT, RPC, WEBSOCKET, //
    /** Another program, such as curl. */
    PROCESS,
    /** A path that may be a URL: something leaves only where it is one. */
    PATH
  }

  /** What a call does. */
  public enum Effect {
    /** Data leaves. */
    SENDS,
    /** Something is fetched; the address, its query and headers leave. */
    FETCHES,
    /** A client is made: nothing leaves yet, its address and keys are remembered. */
    OPENS,
    /** As {@link #OPENS}, and where it is told of an address, or logs in, it connects at once. */
    CONNECTS,
    /** From here on data leaves by itself: telemetry. */
    STARTS
  }

  /** Returns whether a client is made or made ready, with which others send. */
  public boolean opens() {
    return effect == Effect.OPENS || effect == Effect.CONNECTS;
  }

  public Sink {
    address = List.copyOf(address);
    payload = List.copyOf(payload);
    credentials = List.copyOf(credentials);
    usual = List.copyOf(usual);
  }

  /** Returns this with another effect. */
  public Sink with(Effect other) {
    return new Sink(channel, other, address, payload, credentials, vendor, verify, method, usual);
  }
}
