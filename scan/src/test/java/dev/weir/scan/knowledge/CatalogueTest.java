package dev.weir.scan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();

  @Test
  void everyLineIsReadAndEveryLinkLeadsSomewhere() {
    var astray = new ArrayList<String>();
    for (var library : CATALOGUE.libraries())
      walk(CATALOGUE.module(library), astray);
    for (var name : CATALOGUE.usualNames())
      if (!CATALOGUE.usually(name).known())
        astray.add(name);
    assertThat(astray).isEmpty();
  }

  private static void walk(Api api, List<String> astray) {
    if (!(api instanceof Node node))
      return;
    for (var link : new String[]{node.facts().same, node.facts().general}) {
      if (link != null && !CATALOGUE.at(link).known())
        astray.add(node.path() + " -> " + link);
    }
    for (var next : node.steps().values())
      if (next != node)
        walk(next, astray);
  }

  @ParameterizedTest
  @CsvSource({"requests.post, SENDS", "requests.api.get, FETCHES", "requests.session().post, SENDS",
    "httpx.AsyncClient().post, SENDS", "urllib2.urlopen, FETCHES", "httplib.HTTPSConnection().request, SENDS",
    "openai.ChatCompletion.create, SENDS", "openai.OpenAI().chat.completions.create, SENDS",
    "openai.AzureOpenAI().responses.create, SENDS", "anthropic.Anthropic().messages.create, SENDS",
    "sentry_sdk.init, STARTS", "stripe.checkout.Session.create, SENDS", "stripe.Charge.create, SENDS",
    "pymongo.MongoClient().shop.customers.insert_one, SENDS",
    "google.cloud.storage.Client().bucket().blob().upload_from_string, SENDS",
    "subprocess.run, SENDS", "os.execvp, SENDS", "transformers.AutoModel.from_pretrained, FETCHES",
    "boto3.Session().client(\"s3\").put_object, SENDS", "boto3.client(\"s3\").get_object, FETCHES",
    "boto3.client(\"polly\").synthesize_speech, SENDS", "six.moves.urllib.request.urlopen, FETCHES",
    "langchain.chat_models.ChatOpenAI().invoke, SENDS", "zeep.Client().service.Anything.Deep, SENDS",
    "Adafruit_IO.Client().send_data, SENDS", "pymodbus.client.ModbusTcpClient().write_register, SENDS",
    "tensorflow_datasets.load, FETCHES", "polars.read_csv, FETCHES", "stomp.Connection().connect, CONNECTS",
    "pyspark.sql.SparkSession.builder.appName().getOrCreate().read.jdbc, FETCHES",
    "telegram.ext.Application.builder().token().build().run_polling, CONNECTS",
    "redis.Redis().pipeline().execute, SENDS", "jira.JIRA, CONNECTS"})
  void knowsWhatACallDoes(String path, Sink.Effect effect) {
    assertThat(CATALOGUE.at(path).sink().map(Sink::effect)).as(path).contains(effect);
  }

  @ParameterizedTest
  @CsvSource({"flask.request.form, USER_INPUT", "input, USER_INPUT", "os.environ.get, CONFIG",
    "os.getenv, CONFIG",
    "sys.argv, COMMAND_LINE", "platform.system, SYSTEM_INFO", "open, FILE",
    "psycopg2.connect().cursor().fetchall, DATABASE_ROW",
    "ssl._create_unverified_context, UNVERIFIED", "django.http.HttpRequest().POST, USER_INPUT"})
  void knowsWhereDataComesFrom(String path, String type) {
    var api = CATALOGUE.at(path).known() ? CATALOGUE.at(path) : CATALOGUE.builtin(path);
    assertThat(api.source().map(Source::type)).as(path).contains(type);
  }

  @Test
  void knowsWhatMakesDataHarmlessAndWhatHidesIt() {
    assertThat(CATALOGUE.at("hashlib.sha256().hexdigest").transform())
        .contains(new Transform(Transform.Kind.SANITISES, "hashlib.sha256().hexdigest"));
    assertThat(CATALOGUE.at("base64.b64encode").transform().map(Transform::kind))
        .contains(Transform.Kind.ENCODES);
    assertThat(CATALOGUE.builtin("len").transform().map(Transform::kind)).contains(Transform.Kind.REDUCES);
  }

  @Test
  void aliasesLeadToOneSpellingAndOneObject() {
    var session = CATALOGUE.module("requests.sessions").attribute("Session").called();
    assertThat(session).isSameAs(CATALOGUE.module("requests").attribute("session").called());
    assertThat(session.attribute("post").path()).isEqualTo("requests.Session().post");
    assertThat(session.attribute("post")).isSameAs(session.attribute("post"));
  }

  @Test
  void aConstantChoosesWhatACallGives() {
    var client = CATALOGUE.module("boto3").attribute("client");
    assertThat(client.chooser()).contains(new Arg.Named(0, "service_name"));
    assertThat(client.called("s3").attribute("put_bucket_acl").path())
        .isEqualTo("boto3.client(\"s3\").put_bucket_acl");
    assertThat(client.called("never-heard-of")).isSameAs(client.called());
    assertThat(client.called().attribute("generate_presigned_url").sink()).isEmpty();
  }

  @Test
  void elementsOfATupleDiffer() {
    var streams = CATALOGUE.module("asyncio").attribute("open_connection").called();
    assertThat(streams.element(1).attribute("write").sink()).isPresent();
    assertThat(streams.element(0).attribute("write").sink()).isEmpty();
  }

  @Test
  void argumentsHaveTheirRoles() {
    var post = CATALOGUE.module("requests").attribute("post").sink().orElseThrow();
    assertThat(post.address()).containsExactly(new Arg.Named(0, "url"));
    assertThat(post.payload()).contains(new Arg.Named(1, "data"), new Arg.Named(2, "json"));
    assertThat(post.credentials()).contains(new Arg.Named(-1, "auth"));
    assertThat(post.verify()).contains(new Arg.Named(-1, "verify"));
    assertThat(post.method()).contains(new Sink.Method.Always("POST"));
    var request = CATALOGUE.module("requests").attribute("request").sink().orElseThrow();
    assertThat(request.method()).contains(new Sink.Method.Given(new Arg.Named(0, "method"), "GET"));
  }

  @Test
  void vendorsHoldForAllBelowThem() {
    var create = CATALOGUE.at("openai.OpenAI().chat.completions.create").sink().orElseThrow();
    assertThat(create.vendor()).isEqualTo(Optional.of("OpenAI"));
  }

  @Test
  void onlyLibrariesThatAreThereToTalkMakeAFileCapable() {
    for (var name : List.of("requests", "openai", "boto3", "urllib.request", "smtplib", "socket")) {
      assertThat(CATALOGUE.module(name).capable()).as(name).isTrue();
    }
    for (var name : List.of("os", "json", "urllib.parse", "subprocess", "numpy", "flask", "hashlib",
        "no_such_library")) {
      assertThat(CATALOGUE.module(name).capable()).as(name).isFalse();
    }
  }

  @Test
  void whatNobodyKnowsLeadsNowhere() {
    var nowhere = CATALOGUE.module("no_such_library").attribute("Client").called().element();
    assertThat(nowhere.known()).isFalse();
    assertThat(nowhere.path()).isEmpty();
  }

  @Test
  void namesSayWhatVariablesMostlyHold() {
    assertThat(CATALOGUE.usually("http_session").path()).isEqualTo("requests.Session()");
    assertThat(CATALOGUE.usually("session").attribute("delete").sink()).isEmpty();
    assertThat(CATALOGUE.usually("count").known()).isFalse();
  }
}
