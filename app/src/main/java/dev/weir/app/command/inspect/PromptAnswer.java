package dev.weir.app.command.inspect;

import dev.weir.app.command.inspect.Ask.Malformed;
import dev.weir.detect.prompt.Judgement;
import dev.weir.detect.prompt.Judgement.Label;
import dev.weir.detect.prompt.PromptFilter;
import dev.weir.detect.prompt.Role;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Says whether a text is abuse of a language model, of which kind, and why. */
final class PromptAnswer implements Ndjson.Answer {

  private static final double FINE = 10_000;

  private final PromptFilter filter;

  PromptAnswer(PromptFilter filter) {
    this.filter = filter;
  }

  @Override
  public void to(Ask ask, JsonGenerator out) throws Malformed {
    if (!(ask.what() instanceof Ask.Text(String text))) {
      throw new Malformed("it has a \"payload\"; give the \"text\" of one part of a conversation");
    }
    Optional<Role> role = ask.role().isEmpty() ? Optional.of(Role.USER) : Role.of(ask.role());
    Judgement judgement = filter.judge(text, role.orElseThrow(
        () -> new Malformed("\"role\" is none of user, system, assistant, tool")));
    write(judgement, out);
  }

  private static void write(Judgement judgement, JsonGenerator out) {
    out.writeStringProperty("label", judgement.label().word());
    out.writeNumberProperty("score", rounded(judgement.score()));
    out.writeObjectPropertyStart("scores");
    for (Label label : Label.values()) {
      if (label != Label.BENIGN) {
        out.writeNumberProperty(label.word(), rounded(judgement.scores().getOrDefault(label, 0.0)));
      }
    }
    out.writeEndObject();
    out.writeArrayPropertyStart("why");
    for (Judgement.Reason reason : judgement.why()) {
      out.writeStartObject();
      out.writeNumberProperty("start", reason.start());
      out.writeNumberProperty("end", reason.end());
      out.writeStringProperty("what", reason.what());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Not rounded up to the threshold: what is printed tells the same as the label. */
  private static double rounded(double score) {
    return Math.floor(score * FINE) / FINE;
  }
}
