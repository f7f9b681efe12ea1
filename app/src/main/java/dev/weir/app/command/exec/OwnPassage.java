package dev.weir.app.command.exec;

import dev.weir.app.MasterKeys;
import dev.weir.app.Wiring;
import dev.weir.app.command.CannotRun;
import dev.weir.model.Principal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

/** A Weir in this process, with a port that is the program's own: many programs can be told of a proxy, but not of a key. */
final class OwnPassage implements Passage {

  private final Wiring weir;
  private final InetSocketAddress port;
  private final String caller;

  private OwnPassage(Wiring weir, InetSocketAddress port, String caller) {
    this.weir = weir;
    this.port = port;
    this.caller = caller;
  }

  /** Starts it as {@code configuration} says, for a program that is {@code caller}; {@code data} is the configuration's. */
  static OwnPassage start(Path configuration, Path data, String caller) throws CannotRun, IOException {
    Wiring weir = Wiring.start(configuration, MasterKeys.source(data), _ -> {});
    try {
      return new OwnPassage(weir, weir.portOf(caller), caller);
    } catch (IOException e) {
      weir.close();
      throw e;
    }
  }

  @Override
  public InetSocketAddress address() {
    return port;
  }

  @Override
  public URI proxy(String authority) {
    return URI.create("http://" + authority);
  }

  @Override
  public X509Certificate authority() {
    return weir.authority();
  }

  @Override
  public Path data() {
    return weir.data();
  }

  @Override
  public boolean isTheProgram(Principal who) {
    return who instanceof Principal.Caller known && known.name().equals(caller);
  }

  @Override
  public void close() {
    weir.close();
  }
}
