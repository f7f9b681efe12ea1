package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.knowledge.Sink;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Personal data, or text that others wrote, becomes the input of a model.
 */
final class AiInput implements Rule {

  private static final Set<String> UNTRUSTED = Set.of("USER_INPUT", "FILE", "DATABASE_ROW", "MESSAGE");

  @Override
  public About about() {
    return About.of("ai-input", "A model is given what was not looked at", Risk.MEDIUM,
        "A model's maker may keep what it is given, and text of others can carry instructions that the model then follows.",
        "Tokenise personal data before it is sent; treat answers to such text as untrusted; put Weir's prompt filter in between.")
        .hits("""
            import openai
            from flask import Flask, request
            app = Flask(__name__)
            @app.route("/ask")
            def ask():
                return openai.OpenAI().responses.create(model="m", input=request.form["question"]).output_text
            """)
        .misses("""
            import openai
            openai.OpenAI().responses.create(model="m", input="Say hello")
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(AiInput::isModel).flatMap(sending -> {
      var flows = unlooked(sending);
      if (flows.isEmpty())
        return Stream.empty();
      return Stream.of(sending.remark(
          "Gives " + Sentences.of(flows) + " to a model of " + Sentences.of(sending.recipient()) + ".",
          flows));
    });
  }

  static boolean isModel(Sending sending) {
    return sending.sends()
        && (sending.through(Sink.Channel.AI) || sending.recipient().category() == Category.AI);
  }

  private static List<Flow> unlooked(Sending sending) {
    return sending.in(Flow.Part.PAYLOAD).stream().filter(flow -> !Sensitivity.harmless(flow))
        .filter(flow -> UNTRUSTED.contains(flow.datum().type()) || Sensitivity.isGrave(flow.datum().type()))
        .toList();
  }
}
