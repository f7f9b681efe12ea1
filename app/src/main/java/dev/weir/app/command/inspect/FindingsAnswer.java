package dev.weir.app.command.inspect;

import dev.weir.detect.Examination;
import dev.weir.detect.Explanation;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.net.Bytes;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Says what is found in a line; of a payload that could not wholly be looked at also that, in {@code inspected}. */
final class FindingsAnswer implements Ndjson.Answer {

  private final PayloadInspector inspector;
  private final boolean reveal;
  private final boolean explain;

  FindingsAnswer(PayloadInspector inspector, boolean reveal, boolean explain) {
    this.inspector = inspector;
    this.reveal = reveal;
    this.explain = explain;
  }

  @Override
  public void to(Ask ask, JsonGenerator out) {
    if (explain) {
      Explanation explanation = explain(ask);
      findings(explanation.examination(), out);
      new WhyJson(reveal).write(explanation.candidates(), out);
    } else {
      findings(examine(ask), out);
    }
  }

  private Explanation explain(Ask ask) {
    return switch (ask.what()) {
      case Ask.Text(String text) -> inspector.explain(text);
      case Ask.Payload(String contentType, String payload) ->
        inspector.explain(contentType, Bytes.utf8(payload));
    };
  }

  private Examination examine(Ask ask) {
    return switch (ask.what()) {
      case Ask.Text(String text) -> inspector.examine(text);
      case Ask.Payload(String contentType, String payload) ->
        inspector.examine(contentType, Bytes.utf8(payload));
    };
  }

  private void findings(Examination seen, JsonGenerator to) {
    Content content = seen.content();
    if (content.coverage() != Coverage.FULL) {
      to.writeStringProperty("inspected", content.coverage().text());
    }
    if (content instanceof Content.Opaque opaque) {
      to.writeStringProperty("why", opaque.why());
    }
    to.writeArrayPropertyStart("findings");
    List<Finding> findings = seen.findings();
    for (int i = 0; i < findings.size(); i++) {
      finding(findings.get(i), seen, i, to);
    }
    to.writeEndArray();
  }

  private void finding(Finding finding, Examination seen, int index, JsonGenerator to) {
    to.writeStartObject();
    to.writeStringProperty("type", finding.kind().name());
    to.writeNumberProperty("start", finding.where().start());
    to.writeNumberProperty("end", finding.where().end());
    to.writeNumberProperty("score", finding.score());
    to.writeStringProperty("detector", finding.detector().text());
    if (!finding.where().pointer().isEmpty()) {
      to.writeStringProperty("pointer", finding.where().pointer());
    }
    if (reveal) {
      to.writeStringProperty("value", seen.revealed(index));
    }
    to.writeEndObject();
  }
}
