package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people wrote or handed in leaves for somebody else: forms, messages, files. Where that is a model, {@link AiInput} tells of it.
 */
final class UserContent implements Rule {

  @Override
  public About about() {
    return About.of("user-content", "What people wrote leaves", Risk.MEDIUM,
        "Nobody knows what is in it until it is there: names, addresses and passwords are typed into every field.",
        "Send what the recipient needs and no more; let Weir look through every body, and tokenise what it finds.")
        .hits("""
            import requests
            from flask import Flask, request
            app = Flask(__name__)
            @app.route("/feedback", methods=["POST"])
            def feedback():
                requests.post("https://api.acme-metrics.io/v1", json={"text": request.form["text"]})
            """)
        .misses("""
            import requests, sys
            requests.post("https://api.acme-metrics.io/v1", json={"version": sys.argv[1]})
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves).filter(sending -> !AiInput.isModel(sending))
        .flatMap(sending -> {
          var flows = written(sending);
          return flows.isEmpty()
              ? Stream.empty()
              : Stream.of(sending.remark(
                  "Sends " + Sentences.of(flows) + " to " + Sentences.of(sending.recipient()) + ".", flows));
        });
  }

  private static List<Flow> written(Sending sending) {
    return sending.sensitive().stream().filter(flow -> Sensitivity.isWritten(flow.datum().type())).toList();
  }
}
