package dev.weir.app.command.inspect;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Input;
import dev.weir.app.command.inspect.Ask.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers each line, in order. A line that cannot be read is answered with an {@code error} in its place. */
final class Ndjson {

  private final JsonFactory json = new JsonFactory();
  private final Answer answers;

  /** What is said to one line. */
  interface Answer {

    /** Writes the members of the answer behind its id. */
    void to(Ask ask, JsonGenerator out) throws Malformed;
  }

  Ndjson(Answer answers) {
    this.answers = answers;
  }

  /** Answers all lines of {@code in}, which {@code named} names; throws where some of them could not be read. */
  void run(InputStream in, String named, PrintWriter out) throws CannotRun, IOException {
    long wrong = run(new Lines(in), out);
    if (wrong > 0) {
      throw new CannotRun(wrong + (wrong == 1 ? " line" : " lines") + " could not be looked at",
          Input.name(named),
          "each has an \"error\" in its place");
    }
  }

  /** Returns how many lines could not be read. */
  private long run(Lines in, PrintWriter out) throws IOException {
    long wrong = 0;
    long number = 0;
    for (Optional<byte[]> line = in.next(); line.isPresent(); line = in.next()) {
      number++;
      if (!isBlank(line.get())) {
        wrong += answer(line.get(), number, out) ? 0 : 1;
      }
      if (!in.more()) {
        out.flush();
      }
    }
    out.flush();
    return wrong;
  }

  private boolean answer(byte[] line, long number, PrintWriter out) {
    StringWriter answer = new StringWriter();
    boolean fine = true;
    try (JsonGenerator to = json.createGenerator(ObjectWriteContext.empty(), answer)) {
      to.writeStartObject();
      try {
        Ask ask = Ask.read(json, line);
        id(ask.id(), to);
        answers.to(ask, to);
      } catch (Malformed e) {
        fine = false;
        id(Ask.Id.NONE, to);
        to.writeStringProperty("error", "line " + number + ": " + e.getMessage());
      }
      to.writeEndObject();
    }
    out.append(answer.getBuffer()).append('\n');
    return fine;
  }

  private static void id(Ask.Id id, JsonGenerator to) {
    to.writeName("id");
    if (id.quoted()) {
      to.writeString(id.value());
    } else {
      to.writeRawValue(id.value());
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
