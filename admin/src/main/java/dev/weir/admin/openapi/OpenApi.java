package dev.weir.admin.openapi;

import dev.weir.admin.http.Access;
import dev.weir.admin.http.Method;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Route;
import dev.weir.admin.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document at {@code /openapi.json}. Methods, paths and who may come from the table of routes itself; summaries, bodies and
 * answers from {@code operations.json}, schemas from {@code schemas.json}. A route that is not described there is still listed.
 */
public final class OpenApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/openapi.json";
  /** Of the API, which grows by what old clients need not know. */
  private static final String VERSION = "1";
  private static final String PROBLEM = "Problem";

  private final ObjectNode operations = resource("operations.json");
  private final ObjectNode schemas = resource("schemas.json");
  private final Routes routes;

  private OpenApi(Routes routes) {
    this.routes = routes;
  }

  /** Returns {@code routes} and the one of the document, which describes them and itself. */
  public static Routes describing(Routes routes) {
    Routes both = routes.and(List.of(Route.get(PATH, new Access.Open(), _ -> Reply.none())));
    String document = new OpenApi(both).document().toString();
    return routes.and(List.of(Route.get(PATH, new Access.Open(), _ -> Reply.json(200, document))));
  }

  /** Returns the operations that are described, as routes are written: {@code GET /healthz}; a test holds them against the table. */
  public static List<String> described() {
    return resource("operations.json").properties().stream().map(each -> each.getKey()).toList();
  }

  private ObjectNode document() {
    ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.1");
    document.putObject("info").put("title", "Weir's admin API").put("version", VERSION)
        .put("description", schemas.path("$comment").asString());
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode paths = document.putObject("paths");
    for (Route route : routes.all()) {
      String path = route.path().template();
      ObjectNode item = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
      item.set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    ObjectNode components = document.putObject("components");
    ObjectNode kept = schemas.deepCopy();
    kept.remove("$comment");
    components.set("schemas", kept);
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "weir_session")
        .put("description", "A browser's session; __Host-weir_session where the port speaks TLS.");
    schemes.putObject("token").put("type", "http").put("scheme", "bearer")
        .put("description", "An API token: wat_…");
    return document;
  }

  private ObjectNode operation(Route route) {
    JsonNode told = operations.path(route.toString());
    ObjectNode operation = JSON.createObjectNode();
    operation.put("operationId", operationId(route))
        .put("summary", told.path("summary").asString(route.toString()))
        .put("description", Permission.of(route.access()).told());
    operation.putArray("tags").add(tag(route));
    ArrayNode parameters = operation.putArray("parameters");
    pathParameters(route, parameters);
    told.path("query").properties()
        .forEach(each -> parameter(parameters, each.getKey(), "query", each.getValue().asString()));
    told.path("fields").properties()
        .forEach(each -> parameter(parameters, each.getKey(), "header", each.getValue().asString()));
    if (!route.method().isSafe() && Permission.of(route.access()).bySession()) {
      parameter(parameters, "X-CSRF-Token", "header",
          "Of a session: what GET /api/session gives. A token needs none.");
    }
    if (told.has("body")) {
      operation.putObject("requestBody").put("required", true).putObject("content")
          .putObject("application/json")
          .set("schema", reference(told.path("body").asString()));
    }
    operation.set("responses", responses(route, told));
    operation.set("security", Permission.of(route.access()).security());
    return operation;
  }

  private ObjectNode responses(Route route, JsonNode told) {
    ObjectNode responses = JSON.createObjectNode();
    told.path("answers").properties().forEach(each -> {
      JsonNode answer = each.getValue();
      ObjectNode response = responses.putObject(each.getKey()).put("description",
          answer.path("is").asString());
      answer.path("fields").properties()
          .forEach(field -> response.withObject("/headers").putObject(field.getKey())
              .put("description", field.getValue().asString()).putObject("schema").put("type", "string"));
      if (answer.has("schema")) {
        response.putObject("content").putObject(answer.path("type").asString("application/json"))
            .set("schema", reference(answer.path("schema").asString()));
      }
    });
    Permission.of(route.access()).refusals().forEach((status, why) -> {
      if (!responses.has(status)) {
        problem(responses.putObject(status), why);
      }
    });
    problem(responses.putObject("default"), "Not done; says why and how to mend it.");
    return responses;
  }

  private static void problem(ObjectNode response, String description) {
    response.put("description", description).putObject("content").putObject("application/problem+json")
        .set("schema", reference(PROBLEM));
  }

  /** A name with brackets behind it is a list of such. */
  private static ObjectNode reference(String name) {
    ObjectNode schema = JSON.createObjectNode();
    if (name.endsWith("[]")) {
      schema.put("type", "array").set("items", reference(name.substring(0, name.length() - 2)));
      return schema;
    }
    return schema.put("$ref", "#/components/schemas/" + name);
  }

  private static void pathParameters(Route route, ArrayNode parameters) {
    for (String part : route.path().template().split("/", -1)) {
      if (part.startsWith("{")) {
        parameters.addObject().put("name", part.substring(1, part.length() - 1)).put("in", "path")
            .put("required", true)
            .putObject("schema").put("type", "string");
      }
    }
  }

  private static void parameter(ArrayNode parameters, String name, String where, String description) {
    parameters.addObject().put("name", name).put("in", where).put("description", description)
        .putObject("schema")
        .put("type", "string");
  }

  /** {@code get-api-accounts-name}: the same as long as the route is. */
  private static String operationId(Route route) {
    Method method = route.method();
    return method.name().toLowerCase(Locale.ROOT)
        + route.path().template().replace("{", "").replace("}", "").replace('.', '-').replace('/', '-');
  }

  private static String tag(Route route) {
    String[] parts = route.path().template().split("/", -1);
    return parts[1].equals("api") ? parts[2] : parts[1].startsWith("sign-in") ? "session" : "watching";
  }

  private static ObjectNode resource(String name) {
    try (InputStream from = OpenApi.class.getResourceAsStream(name)) {
      if (from == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return (ObjectNode) JSON.readTree(from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
