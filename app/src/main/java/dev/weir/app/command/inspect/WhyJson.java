package dev.weir.app.command.inspect;

import dev.weir.detect.explain.Candidate;
import dev.weir.detect.explain.Word;
import dev.weir.model.Span;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes what was considered as {@code considered}: each with {@code taken}, and with {@code words} or {@code reasons}. */
final class WhyJson {

  private final boolean reveal;

  WhyJson(boolean reveal) {
    this.reveal = reveal;
  }

  void write(List<Candidate> candidates, JsonGenerator to) {
    to.writeArrayPropertyStart("considered");
    candidates.forEach(one -> write(one, to));
    to.writeEndArray();
  }

  private void write(Candidate one, JsonGenerator to) {
    to.writeStartObject();
    to.writeStringProperty("type", one.kind().name());
    place(one.where(), to);
    to.writeStringProperty("detector", one.detector().text());
    to.writeBooleanProperty("taken", one.isTaken());
    to.writeNumberProperty("score", one.score());
    if (!one.where().pointer().isEmpty()) {
      to.writeStringProperty("pointer", one.where().pointer());
    }
    if (reveal) {
      to.writeStringProperty("value", one.revealed());
    }
    if (one.isTaken()) {
      to.writeBooleanProperty("checked", one.checked());
      words(one.words(), to);
    } else {
      reasons(one, to);
    }
    to.writeEndObject();
  }

  private static void place(Span where, JsonGenerator to) {
    to.writeNumberProperty("start", where.start());
    to.writeNumberProperty("end", where.end());
  }

  private static void words(List<Word> words, JsonGenerator to) {
    to.writeArrayPropertyStart("words");
    for (Word word : words) {
      to.writeStartObject();
      to.writeStringProperty("word", word.text());
      word.where().ifPresent(where -> place(where, to));
      to.writeNumberProperty("without", word.without());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private static void reasons(Candidate one, JsonGenerator to) {
    to.writeArrayPropertyStart("reasons");
    one.reasons().forEach(reason -> {
      to.writeStartObject();
      to.writeStringProperty("code", reason.code());
      to.writeStringProperty("because", reason.because());
      to.writeEndObject();
    });
    to.writeEndArray();
  }
}
