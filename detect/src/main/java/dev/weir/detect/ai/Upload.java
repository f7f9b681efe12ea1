package dev.weir.detect.ai;

import dev.weir.detect.body.Form;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Speaker;
import dev.weir.model.talk.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What is said by a form with files, as providers take batches, examples to train on, documents, images and sound: a file of
 * requests is read as these, another text is a document, and the other fields are the user's words. To examples to train on
 * nobody answers.
 */
final class Upload {

  private final List<Form.Field> fields;
  private final Api api;
  private final List<Part> parts = new ArrayList<>();
  private final List<Transcript> files = new ArrayList<>();
  private final TreeSet<String> models = new TreeSet<>();
  private int media;
  private final Wanted wanted = new Wanted();

  Upload(List<Form.Field> fields, Api api) {
    this.fields = fields;
    this.api = api;
  }

  Transcript transcript() {
    for (Form.Field field : fields) {
      Optional<Bytes> text = field.text();
      if (text.isEmpty()) {
        media++;
      } else if (field.isFile()) {
        file(field, text.get());
      } else {
        word(field, text.get().utf8());
      }
    }
    List<Transcript> batches = files.stream().filter(Transcript::deferred).toList();
    boolean asks = files.isEmpty();
    return new Transcript(parts, media, models.size() == 1 ? models.first() : "",
        asks ? Wanted.most(List.of(wanted)) : most(batches),
        asks ? Wanted.answers(List.of(wanted)) : answers(batches), wanted.isStreamed(), true,
        !batches.isEmpty(), models.size() < 2 && files.stream().allMatch(Transcript::clear));
  }

  private static OptionalLong most(List<Transcript> batches) {
    return batches.stream().allMatch(batch -> batch.asked().isEmpty())
        ? OptionalLong.empty()
        : OptionalLong.of(batches.stream()
            .mapToLong(batch -> batch.asked().orElse(Talk.USUAL_ANSWER_TOKENS * batch.answers())).sum());
  }

  private static int answers(List<Transcript> batches) {
    return batches.stream().mapToInt(Transcript::answers).sum();
  }

  private void file(Form.Field field, Bytes text) {
    Optional<Outline> requests = Outline.of(text, Dialects.of(api)).filter(Outline::speaks);
    if (requests.isEmpty()) {
      add(Speaker.DOCUMENT, field, text.utf8());
      return;
    }
    Transcript file = Transcript.of(requests.get());
    files.add(file);
    parts.addAll(file.parts());
    media += file.media();
    if (!file.model().isEmpty()) {
      models.add(file.model());
    }
  }

  private void word(Form.Field field, String text) {
    if (field.name().equals("model")) {
      models.add(Models.cut(text));
    }
    Wanted.Option.named(field.name()).ifPresent(option -> wanted.take(option, text));
    if (!Transcript.isName(text)) {
      add(Speaker.USER, field, text);
    }
  }

  private void add(Speaker speaker, Form.Field field, String text) {
    int from = field.content().offset();
    parts.add(new Part(speaker, text, "/" + field.name(), from, from + field.content().length()));
  }
}
