package dev.weir.policy.read;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.AnswerSchema;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a JSON Schema says. A pointer into the answer could quote it, so places are told as those of the schema. */
record SchemaShape(Schema schema) implements AnswerSchema.Shape {

  @Override
  public Optional<String> broken(Bytes body) {
    JsonNode node;
    try {
      node = ReadSchema.JSON.readTree(body.array(), body.offset(), body.length());
    } catch (JacksonException e) {
      return Optional.of("is not JSON, or says a member twice");
    }
    if (node.isMissingNode()) {
      return Optional.of("is empty");
    }
    return schema.validate(node).stream().findFirst()
        .map(error -> "breaks " + place(error) + " of its schema");
  }

  private static String place(Error error) {
    return "#" + error.getEvaluationPath();
  }
}
