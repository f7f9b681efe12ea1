package dev.weir.app.command.admin;

import dev.weir.admin.account.Accounts;
import dev.weir.app.ChangeInbox;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.vault.OpenVault;
import dev.weir.model.settings.Settings;
import java.io.IOException;
import java.time.Clock;

/** A configuration's administrators for the length of one command. */
record OpenAccounts(OpenVault vault, Accounts accounts) implements AutoCloseable {

  static OpenAccounts of(ConfigFile config) throws CannotRun, IOException {
    OpenVault open = OpenVault.of(config);
    return new OpenAccounts(open,
        Accounts.of(open.vault(), ChangeInbox.of(open.settings().data())::put, Clock.systemUTC()));
  }

  /** Returns whoever runs this command, as nobody's account is called. */
  String actor() {
    return "command:" + System.getProperty("user.name", "(unknown)");
  }

  Settings settings() {
    return vault.settings();
  }

  /** Returns where browsers find the page of this name. */
  String page(String name) {
    String own = (settings().admin().tls().isPresent() ? "https://" : "http://") + settings().listen().admin();
    return settings().admin().origin().map(Object::toString).orElse(own) + "/" + name;
  }

  @Override
  public void close() {
    vault.close();
  }
}
