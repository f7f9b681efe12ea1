package dev.weir.app.command.ca;

import dev.weir.app.ChangeInbox;
import dev.weir.app.Configurations;
import dev.weir.app.DataFolder;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.wire.tls.Authority;
import dev.weir.wire.tls.Succession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A configuration's interception authority: made here where no {@code weir serve} was started yet. */
record OpenAuthority(Path data, Authority authority) {

  /** Returns the file with the certificate. */
  Path certificateFile() {
    return data.resolve("ca").resolve("ca.pem");
  }

  /** Returns what is to come after it. */
  Succession succession() {
    return Succession.of(data, Clock.systemUTC());
  }

  /** Hands a change over to the audit log: durable when this returns. */
  void record(String action, Authority about, String detail) throws IOException {
    ChangeInbox.of(data).put(action, about.certificate().getSubjectX500Principal().getName(), detail);
  }

  static OpenAuthority of(ConfigFile config) throws CannotRun, IOException {
    Path data = Configurations.load(config.path()).inForce().settings().data();
    DataFolder.prepare(data);
    boolean fresh = Files.notExists(data.resolve("ca"));
    OpenAuthority open = new OpenAuthority(data, Authority.open(data, Clock.systemUTC()));
    if (fresh) {
      open.record("authority made", open.authority(), "");
    }
    return open;
  }
}
