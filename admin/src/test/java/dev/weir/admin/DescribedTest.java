package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Route;
import dev.weir.admin.openapi.OpenApi;
import dev.weir.model.settings.AdminRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /openapi.json} says is what there is: every route of a Weir with all that can be configured, and nothing else. */
final class DescribedTest {

  private static final AdminRule ALL = new AdminRule(Optional.empty(), Optional.empty(), false,
      AdminRule.Lasting.USUAL, Optional.of(new AdminRule.Oidc("https://idp.example", "weir", Optional.empty(),
          List.of("openid"), "groups", Map.of("weir-admins", "admin"), Map.of())),
      Set.of());

  @TempDir
  private Path folder;
  private Office office;
  private ObjectNode document;

  @BeforeEach
  void asksForTheDocument() throws Exception {
    office = new Office(folder, ALL);
    office.administration().add(Health.routes(Map.of(), new CallMetrics(), List.of()));
    office.administration().add(new AuditApi(folder, _ -> Optional.empty()).routes());
    office.administration().add(office.limits().routes());
    office.administration().add(office.alerts(folder).routes());
    office.administration().add(office.debug().routes());
    office.administration().add(office.payloads(folder).routes());
    try (AdminServer server = office.served(); HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(
          HttpRequest.newBuilder(URI.create("http://" + server.bound() + "/openapi.json")).build(),
          HttpResponse.BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      document = (ObjectNode) JsonMapper.shared().readTree(answer.body());
    }
  }

  @AfterEach
  void closes() {
    office.close();
  }

  @Test
  void listsEveryRouteAndNoOther() {
    Set<String> listed = new TreeSet<>();
    document.get("paths").properties().forEach(path -> path.getValue().propertyNames()
        .forEach(method -> listed.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    Set<String> there = office.administration().routes().all().stream().map(Route::toString)
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(there);
    assertThat(OpenApi.described()).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void holdsToTheRulesOfOpenApi() throws Exception {
    Schema rules = rules();

    assertThat(rules.validate(document)).isEmpty();
    document.withObject("/paths/~1healthz/get").remove("responses");
    assertThat(rules.validate(document)).isNotEmpty();
  }

  @Test
  void refersToSchemasThatAreThereAndUsesThemAll() {
    Set<String> referred = document.findValuesAsString("$ref").stream()
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there = document.at("/components/schemas").propertyNames().stream()
        .map(name -> "#/components/schemas/" + name).collect(Collectors.toCollection(TreeSet::new));

    assertThat(referred).isEqualTo(there);
    assertThat(operations().map(each -> each.get("operationId").asString())).doesNotHaveDuplicates();
  }

  @Test
  void saysWhoMayAskAsTheTableDoes() {
    for (Route route : office.administration().routes().all()) {
      JsonNode operation = document.get("paths").get(route.path().template())
          .get(route.method().name().toLowerCase(Locale.ROOT));
      boolean csrf = operation.get("parameters").findValuesAsString("name").contains("X-CSRF-Token");
      String security = operation.get("security").toString();
      switch (route.access()) {
        case Access.Open _ -> assertThat(security).as(route.toString()).isEqualTo("[{}]");
        case Access.Own _ ->
          assertThat(security).as(route.toString()).contains("session").doesNotContain("token");
        case Access.Of of -> assertThat(security.contains("token")).as(route.toString())
            .isEqualTo(of.proof() != Access.Proof.FRESH_PERSON);
        case Access.OpenNearby _ ->
          assertThat(security).as(route.toString()).contains("{}", "session", "token");
        case Access.OpenAtFirst _ ->
          assertThat(security).as(route.toString()).contains("{}", "session", "token");
      }
      assertThat(csrf).as(route.toString()).isEqualTo(!route.method().isSafe());
    }
  }

  private Stream<JsonNode> operations() {
    return document.get("paths").properties().stream().flatMap(path -> path.getValue().properties().stream())
        .map(Map.Entry::getValue);
  }

  private static Schema rules() throws IOException {
    try (InputStream in = DescribedTest.class.getResourceAsStream("openapi/rules.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
