package dev.weir.app.command.exec;

import dev.weir.app.ChangeInbox;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.model.Principal;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Keys;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultSite;
import dev.weir.wire.tls.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

/** A Weir that runs already, by a key that is made for the program and revoked when it ends. */
final class SharedPassage implements Passage {

  private static final String LABEL = "weir exec";

  private final Settings settings;
  private final Vault vault;
  private final Keys.Minted key;
  private final Authority authority;

  private SharedPassage(Settings settings, Vault vault, Keys.Minted key, Authority authority) {
    this.settings = settings;
    this.vault = vault;
    this.key = key;
    this.authority = authority;
  }

  /** Makes a key for a program that is {@code caller}, and returns once the Weir that runs has seen it. */
  static SharedPassage to(Settings settings, String caller)
      throws CannotRun, IOException, InterruptedException {
    if (settings.listen().proxy().port() == 0) {
      throw new CannotRun("nobody can know where the Weir that runs listens", "listen.proxy",
          "give it a port, and restart that Weir");
    }
    Clock clock = Clock.systemUTC();
    Authority authority = Authority.open(settings.data(), clock);
    Vault vault = Vault.open(VaultSite.of(settings), MasterKeys.source(settings.data()), clock);
    try {
      return known(settings, vault, vault.keys().mint(caller, LABEL, Optional.empty()), authority);
    } catch (IOException e) {
      vault.close();
      throw e;
    }
  }

  private static SharedPassage known(Settings settings, Vault vault, Keys.Minted key, Authority authority)
      throws IOException, InterruptedException {
    SharedPassage passage = new SharedPassage(settings, vault, key, authority);
    try {
      passage.record("key minted");
      Thread.sleep(Vault.WATCH.multipliedBy(2));
      return passage;
    } catch (IOException | InterruptedException e) {
      passage.close();
      throw e;
    }
  }

  private void record(String action) throws IOException {
    ChangeInbox.of(settings.data()).put(action, key.id().text(), LABEL);
  }

  @Override
  public InetSocketAddress address() {
    InetAddress listens = settings.listen().proxy().ip().toInet();
    return new InetSocketAddress(listens.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listens,
        settings.listen().proxy().port());
  }

  @Override
  public URI proxy(String authority) {
    String scheme = settings.listen().tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://weir:" + key.text() + "@" + authority);
  }

  @Override
  public X509Certificate authority() {
    return authority.certificate();
  }

  @Override
  public Path data() {
    return settings.data();
  }

  @Override
  public boolean isTheProgram(Principal who) {
    return who instanceof Principal.Caller known && known.key().filter(key.id()::equals).isPresent();
  }

  @Override
  public void close() {
    try (vault) {
      vault.keys().revoke(key.id());
      record("key revoked");
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + key.id().text() + " is not revoked", e);
    }
  }
}
