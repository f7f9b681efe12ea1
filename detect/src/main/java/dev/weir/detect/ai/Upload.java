package dev.weir.detect.ai;

import dev.weir.detect.body.Form;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What is said by a form with files, as providers take batches, examples to train on, documents, images and sound: a file of
 * requests is read as these, another text is a document, and the other fields are the user's words.
 */
final class Upload {

  private final List<Form.Field> fields;
  private final Api api;
  private final List<Part> parts = new ArrayList<>();
  private final List<Transcript> files = new ArrayList<>();
  private final TreeSet<String> models = new TreeSet<>();
  private int media;
  private boolean streamed;

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
    return new Transcript(parts, media, models.size() == 1 ? models.first() : "", asked(), streamed, true,
        files.stream().anyMatch(Transcript::deferred),
        models.size() < 2 && files.stream().allMatch(Transcript::clear));
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
    switch (field.name()) {
      case "model" -> models.add(text.substring(0, Math.min(text.length(), Transcript.LONGEST_MODEL)));
      case "stream" -> streamed |= text.equals("true");
      default -> {
      }
    }
    if (!Transcript.isName(text)) {
      add(Speaker.USER, field, text);
    }
  }

  private void add(Speaker speaker, Form.Field field, String text) {
    int from = field.content().offset();
    parts.add(new Part(speaker, text, "/" + field.name(), from, from + field.content().length()));
  }

  private OptionalLong asked() {
    return files.stream().map(Transcript::asked).flatMapToLong(OptionalLong::stream)
        .reduce(Long::sum);
  }
}
