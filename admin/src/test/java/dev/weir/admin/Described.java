package dev.weir.admin;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against what {@code /openapi.json} says of them. */
final class Described {

  private Described() {}

  /** Returns in what {@code answer} is not what {@code asker} is told that a {@code schema} is; empty where it is one. */
  static List<String> faults(Browser asker, String schema, JsonNode answer) throws Exception {
    ObjectNode told = (ObjectNode) asker.get("/openapi.json").json();
    told.retain("components").put("$ref", "#/components/schemas/" + schema);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(told.toString())
        .validate(answer).stream().map(Object::toString).toList();
  }
}
