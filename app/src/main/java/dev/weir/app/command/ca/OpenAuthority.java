package dev.weir.app.command.ca;

import dev.weir.app.ChangeInbox;
import dev.weir.app.Configurations;
import dev.weir.app.DataFolder;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.wire.tls.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A configuration's interception authority: made here where no {@code weir serve} was started yet. */
record OpenAuthority(Path certificateFile, Authority authority) {

  static OpenAuthority of(ConfigFile config) throws CannotRun, IOException {
    Path data = Configurations.load(config.path()).inForce().settings().data();
    DataFolder.prepare(data);
    Path file = data.resolve("ca").resolve("ca.pem");
    boolean fresh = Files.notExists(file);
    Authority authority = Authority.open(data, Clock.systemUTC());
    if (fresh) {
      ChangeInbox.of(data).put("authority made", authority.certificate().getSubjectX500Principal().getName(),
          "");
    }
    return new OpenAuthority(file, authority);
  }
}
