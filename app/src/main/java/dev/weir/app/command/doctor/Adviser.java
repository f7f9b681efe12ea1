package dev.weir.app.command.doctor;

import dev.weir.app.analyser.Presidio;
import dev.weir.model.Opinion;
import dev.weir.model.settings.AnalyserRule;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Whether the analyser that is asked besides Weir's own detectors answers; it is asked about a sentence of the doctor's own. */
record Adviser(AnalyserRule rule) {

  private static final String OF = "detect.analyser";
  private static final String SENTENCE = "Please tell Anna Berger that jane.doe@example.org has written.";

  Finding look() {
    try (Presidio presidio = new Presidio()) {
      return judged(presidio.analyse(SENTENCE, rule).toCompletableFuture().join());
    } catch (CompletionException e) {
      String then = rule.required()
          ? "Calls that it would be asked about are denied"
          : "Until it can, Weir's own findings count alone";
      return Finding.ill(OF, rule.url().origin() + " cannot be asked: " + reason(e) + ". " + then,
          "look at url, language and timeout of detect.analyser, and whether it runs");
    }
  }

  private Finding judged(List<Opinion> opinions) {
    return opinions.isEmpty()
        ? Finding.odd(OF, rule.url().origin() + " answers, but finds nobody in \"" + SENTENCE + "\"",
            "look at language and score of detect.analyser, and which models it has")
        : Finding.well(OF, rule.url().origin() + " answers");
  }

  private static String reason(CompletionException e) {
    return e.getCause() == null ? "it failed" : String.valueOf(e.getCause().getMessage());
  }
}
