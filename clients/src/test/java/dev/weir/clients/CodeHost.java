package dev.weir.clients;

import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the files of a folder, which is all that git's "dumb" protocol asks of a code host. */
record CodeHost(Path folder) implements StandIn.Service {

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("GET", "*", this::file);
  }

  private Answer file(Request request) throws IOException {
    Path file = folder.resolve(request.path().substring(1)).normalize();
    return file.startsWith(folder) && Files.isRegularFile(file)
        ? Answer.of(200, "application/octet-stream", Files.readAllBytes(file))
        : Answer.text(404, "no such file");
  }
}
