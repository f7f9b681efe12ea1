package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Decision;
import dev.weir.model.Facts;
import dev.weir.model.InForce;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read is a problem like any other, and a bug opens nothing. */
final class PolicyFileTest {

  private static final String LEAST = "version: 1\ncallers: [{name: checkout}]\ndestinations: {openai: {hosts: [api.openai.com]}}\n";

  @TempDir
  private Path folder;

  @Test
  void saysThatThereIsNoFile() {
    Path file = folder.resolve("weir.yaml");
    assertThat(problem(PolicyFile.load(file)))
        .isEqualTo(file + ": there is no such file; give the path of a YAML file that Weir may read");
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertThat(problem(PolicyFile.load(folder)))
        .isEqualTo(folder + ": the file cannot be read; give the path of a YAML file that Weir may read");
  }

  @Test
  void refusesMoreThanOneMebibyte() throws Exception {
    Path file = Files.write(folder.resolve("weir.yaml"), new byte[(1 << 20) + 1]);
    assertThat(problem(PolicyFile.load(file)))
        .isEqualTo(file + ": the file is larger than 1 MiB; split off what is not configuration");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThat(problem(PolicyFile.parse("weir.yaml", folder, new byte[]{'a', ':', ' ', (byte) 0xff})))
        .isEqualTo("weir.yaml: the file is not UTF-8; save it as UTF-8");
  }

  @Test
  void readsAFileThatStartsWithAByteOrderMark() {
    assertThat(PolicyFile.parse("weir.yaml", folder, ("\uFEFF" + LEAST).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Loaded.Ok.class);
  }

  @Test
  void saysThatAFileHoldsNoCountries() throws Exception {
    Path file = Files.writeString(folder.resolve("weir.yaml"),
        LEAST + "policies: [{name: abroad, abuse: {new_country: weir.yaml}}]\n");
    assertThat(problem(PolicyFile.load(file))).endsWith("abuse.new_country: " + file
        + " is no database of countries; give a file in MaxMind's format (.mmdb), such as GeoLite2-Country.mmdb");
  }

  @Test
  void namesTheConfigurationByItsHash() throws Exception {
    Path file = Files.writeString(folder.resolve("weir.yaml"), "version: 1\n");
    assertThat(Resources.ok(file).inForce().hash())
        .isEqualTo("09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847");
  }

  @Test
  @SuppressWarnings("NullAway")
  void deniesWhenJudgingItselfFails() {
    InForce inForce = Resources.ok(LEAST + "defaults: {on_error: allow, mode: shadow}\n").inForce();
    Facts facts = Calls.of(inForce, Map.of());
    Facts impossible = new Facts(facts.who(), facts.peer(), facts.entry(), facts.where(), facts.head(), null,
        facts.at());
    assertThat(inForce.policy().decide(impossible)).isInstanceOfSatisfying(Decision.Deny.class, deny -> {
      assertThat(deny.by()).isEqualTo(RuleRef.FAULT);
      assertThat(deny.status()).isEqualTo(Status.INTERNAL);
    });
  }

  private static String problem(Loaded loaded) {
    return ((Loaded.Broken) loaded).problems().getFirst().toString();
  }
}
