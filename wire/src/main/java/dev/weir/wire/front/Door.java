package dev.weir.wire.front;

import dev.weir.gateway.Incoming;
import dev.weir.model.Entry;
import dev.weir.wire.http.Framing;
import dev.weir.wire.http.Malformed;
import dev.weir.wire.http.RequestHead;
import java.util.Optional;

/** Where a connection came in, and so which forms its requests may take. */
public sealed interface Door {

  /** Returns how a request with this head has come; throws where it has no business here. */
  Entry entry(RequestHead head) throws Malformed;

  /** Returns how whatever comes here has come, for as long as nothing more is known of it. */
  Entry kind();

  /** Returns the CONNECT around this connection. */
  default Optional<Incoming.Tunnel> tunnel() {
    return Optional.empty();
  }

  /** Returns the caller whose own port this is; empty where it is everybody's. */
  default Optional<String> owner() {
    return Optional.empty();
  }

  /** Returns whether a client may open with HTTP/2 in the plain. */
  default boolean knowsHttp2() {
    return false;
  }

  /** A port of the gateway: {@code /destination/path}. */
  record Gateway(Optional<String> owner) implements Door {

    /** The one that every caller may come to. */
    public static final Gateway EVERYBODYS = new Gateway(Optional.empty());

    @Override
    public Entry kind() {
      return Entry.GATEWAY;
    }

    @Override
    public boolean knowsHttp2() {
      return true;
    }

    @Override
    public Entry entry(RequestHead head) throws Malformed {
      if (head.method().equals("CONNECT")) {
        throw Malformed.because("CONNECT on the gateway's port; the forward proxy has its own");
      }
      return originForm(head, Entry.GATEWAY,
          "the gateway's port takes /<destination>/<path>; the forward proxy has its own");
    }
  }

  /** A port of the forward proxy: absolute-form and CONNECT. */
  record Proxy(Optional<String> owner) implements Door {

    /** One that every caller may come to. */
    public static final Proxy EVERYBODYS = new Proxy(Optional.empty());

    /** Returns one that is {@code caller}'s alone. */
    public static Proxy of(String caller) {
      return new Proxy(Optional.of(caller));
    }

    @Override
    public Entry kind() {
      return Entry.PROXY;
    }

    @Override
    public Entry entry(RequestHead head) throws Malformed {
      if (head.method().equals("CONNECT")) {
        if (head.target().indexOf('/') >= 0 || head.target().indexOf(':') < 0) {
          throw Malformed.because("CONNECT takes host:port");
        }
        if (!(head.framing() instanceof Framing.None)) {
          throw Malformed.because("CONNECT with a body");
        }
        return Entry.CONNECT;
      }
      String target = head.target();
      if (target.regionMatches(true, 0, "http://", 0, 7)
          || target.regionMatches(true, 0, "https://", 0, 8)) {
        return Entry.PROXY;
      }
      throw Malformed.because("this is a forward proxy: it takes http://host/path or CONNECT host:port");
    }
  }

  /** Inside an intercepted CONNECT. */
  record Inside(Incoming.Tunnel around) implements Door {
    @Override
    public Entry kind() {
      return Entry.INTERCEPTED;
    }

    @Override
    public Entry entry(RequestHead head) throws Malformed {
      if (head.method().equals("CONNECT")) {
        throw Malformed.because("CONNECT inside CONNECT");
      }
      return originForm(head, Entry.INTERCEPTED, "inside CONNECT a target is /path");
    }

    @Override
    public Optional<Incoming.Tunnel> tunnel() {
      return Optional.of(around);
    }
  }

  private static Entry originForm(RequestHead head, Entry entry, String otherwise) throws Malformed {
    if (head.target().charAt(0) != '/') {
      throw Malformed.because(otherwise);
    }
    return entry;
  }
}
