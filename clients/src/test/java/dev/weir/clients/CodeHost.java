package dev.weir.clients;

import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A code host of the repositories in a folder: git's own server behind its "smart" protocol under {@code /smart/}, and plain
 * files, which is all that its "dumb" one asks for, under {@code /dumb/}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc3875">RFC 3875, CGI: how git http-backend is asked</a>
 */
record CodeHost(Path folder) implements StandIn.Service {

  private static final String SMART = "/smart";
  private static final String DUMB = "/dumb/";

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("POST", "*", this::backend)
        .on("GET", "*", request -> request.path().startsWith(DUMB) ? file(request) : backend(request));
  }

  private Answer file(Request request) throws IOException {
    Path file = folder.resolve(request.path().substring(DUMB.length())).normalize();
    return file.startsWith(folder) && Files.isRegularFile(file)
        ? Answer.of(200, "application/octet-stream", Files.readAllBytes(file))
        : Answer.text(404, "no such file");
  }

  private Answer backend(Request request) throws IOException {
    Process process = builder(request).start();
    // git reads all of a request before it answers, so that neither waits for the other.
    try (OutputStream in = process.getOutputStream()) {
      in.write(request.body());
    }
    return answer(process.getInputStream().readAllBytes());
  }

  private ProcessBuilder builder(Request request) {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend")
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(Map.of(
        "GIT_PROJECT_ROOT", folder.toString(), "GIT_HTTP_EXPORT_ALL", "1", "REMOTE_USER", "anybody",
        "REQUEST_METHOD", request.method(), "PATH_INFO", request.path().substring(SMART.length()),
        "QUERY_STRING", query(request), "CONTENT_LENGTH", Integer.toString(request.body().length),
        "CONTENT_TYPE", request.header("Content-Type").orElse(""),
        "HTTP_CONTENT_ENCODING", request.header("Content-Encoding").orElse(""),
        "GIT_PROTOCOL", request.header("Git-Protocol").orElse("")));
    return builder;
  }

  private static String query(Request request) {
    int path = request.path().length();
    return path == request.target().length() ? "" : request.target().substring(path + 1);
  }

  private static Answer answer(byte[] spoken) {
    String text = new String(spoken, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    Answer answer = Answer.of(200, "text/plain", Arrays.copyOfRange(spoken, end + 4, spoken.length));
    for (String line : text.substring(0, end).split("\r\n", -1)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      answer = name.equals("Status")
          ? new Answer(Integer.parseInt(value.substring(0, 3)), answer.headers(), answer.length(),
              answer.body())
          : answer.with(name, value);
    }
    return answer;
  }
}
