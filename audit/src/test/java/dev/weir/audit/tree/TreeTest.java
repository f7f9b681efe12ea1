package dev.weir.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.segment.Hash;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {

  /** Leaves and roots as the certificate transparency log of RFC 6962's authors has them in its tests. */
  private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243",
      "5051525354555657", "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS = List.of(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @TempDir
  Path folder;

  private final Hasher hasher = new Hasher();

  private Hash leaf(long number) {
    byte[] text = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    return hasher.leaf(text, 0, text.length);
  }

  private Tree grown(int size) throws IOException {
    Tree tree = Tree.open(folder);
    for (long i = tree.size(); i < size; i++) {
      tree.add(leaf(i));
    }
    return tree;
  }

  @Test
  void hasTheRootsOfRfc6962() throws IOException {
    try (Tree tree = Tree.open(folder)) {
      Frontier frontier = new Frontier();
      assertThat(tree.root(0))
          .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
      for (int i = 0; i < LEAVES.size(); i++) {
        byte[] bytes = HexFormat.of().parseHex(LEAVES.get(i));
        tree.add(hasher.leaf(bytes, 0, bytes.length));
        frontier.add(bytes, 0, bytes.length);
        assertThat(tree.root(i + 1)).hasToString(ROOTS.get(i)).isEqualTo(frontier.root());
      }
    }
  }

  @Test
  void provesEveryLeafAndNoOther() throws IOException {
    int most = 600;
    try (Tree tree = grown(most)) {
      Random random = new Random(1);
      for (int size = 1; size <= most; size += 1 + random.nextInt(7)) {
        Hash root = tree.root(size);
        for (int index = random.nextInt(5); index < size; index += 1 + random.nextInt(40)) {
          List<Hash> proof = tree.inclusion(index, size);
          assertThat(Proofs.root(index, size, leaf(index), proof)).contains(root);
          assertThat(Proofs.root(index, size, leaf(index + 1), proof)).isNotEqualTo(Optional.of(root));
          List<Hash> longer = new ArrayList<>(proof);
          longer.add(root);
          assertThat(Proofs.root(index, size, leaf(index), longer)).isNotEqualTo(Optional.of(root));
        }
      }
    }
  }

  @Test
  void provesThatItHasOnlyGrown() throws IOException {
    int most = 300;
    try (Tree tree = grown(most)) {
      for (int older = 0; older <= most; older += 7) {
        for (int newer = older; newer <= most; newer += 11) {
          List<Hash> proof = tree.consistency(older, newer);
          assertThat(Proofs.grows(older, tree.root(older), newer, tree.root(newer), proof)).isTrue();
          if (older > 0) {
            assertThat(Proofs.grows(older, leaf(-1), newer, tree.root(newer), proof)).isFalse();
          }
          if (older > 0 && newer > older) {
            assertThat(Proofs.grows(older, tree.root(older), newer, leaf(1), proof)).isFalse();
            assertThat(Proofs.grows(older, tree.root(older), newer, tree.root(newer), List.of())).isFalse();
          }
        }
      }
    }
  }

  @Test
  void isTheSameOnceItWasClosedAndOpenedAgain() throws IOException {
    int most = 256 * 256 + 300;
    Hash root;
    try (Tree tree = grown(70_000)) {
      tree.force();
      root = tree.root(most);
    }
    Files.delete(folder.resolve("level-2"));
    try (Tree tree = Tree.open(folder)) {
      assertThat(tree.size()).isEqualTo(70_000);
      assertThat(tree.root(most)).isEqualTo(root);
      tree.cut(most);
      assertThat(tree.size()).isEqualTo(most);
      assertThat(tree.root(most)).isEqualTo(root);
      tree.force();
    }
    try (Tree tree = Tree.read(folder)) {
      assertThat(tree.root(most)).isEqualTo(root);
      assertThat(Proofs.root(65_600, most, leaf(65_600), tree.inclusion(65_600, most))).contains(root);
    }
  }

  @Test
  void aTreeThatWasCutShortAnywhereIsPutRight() throws IOException {
    Hash root;
    try (Tree tree = grown(1000)) {
      tree.force();
      root = tree.root(700);
    }
    try (var file = FileChannel.open(folder.resolve("level-0"),
        StandardOpenOption.WRITE)) {
      file.truncate(700 * 32 + 5);
    }
    try (Tree tree = Tree.open(folder)) {
      assertThat(tree.size()).isEqualTo(700);
      assertThat(tree.root(700)).isEqualTo(root);
    }
  }

  @Test
  void signsWhatTheVerifierOpensAndNothingElse() {
    LogKey key = LogKey.of(new byte[32]);
    Checkpoint checkpoint = new Checkpoint(key.verifier().name(), 7, leaf(7));
    String note = key.sign(checkpoint.text());
    Verifier verifier = Verifier.parse(key.verifier().toString()).orElseThrow();
    assertThat(verifier.open(note)).contains(checkpoint);
    assertThat(verifier.open(note.replace("\n7\n", "\n8\n"))).isEmpty();
    assertThat(verifier.open(note.substring(0, note.length() - 9) + "AAAA====\n")).isEmpty();
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(LogKey.of(other).verifier().open(note)).isEmpty();
    assertThat(Verifier.parse(key.verifier().toString().replace('+', '-'))).isEmpty();
  }

  @Test
  void isTheKeyThatRfc8032SaysForItsSeed() {
    byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    assertThat(LogKey.of(seed).verifier().toString()).startsWith("weir-audit/d75a980182b10ab7+");
  }

  @Test
  void aProofGoesThroughAFile() throws IOException {
    LogKey key = LogKey.of(new byte[32]);
    try (Tree tree = grown(500)) {
      Checkpoint checkpoint = new Checkpoint(key.verifier().name(), 500, tree.root(500));
      InclusionProof proof = new InclusionProof(321, Bytes.utf8("321"),
          tree.inclusion(321, 500), key.sign(checkpoint.text()));
      InclusionProof read = InclusionProof.parse(proof.text()).orElseThrow();
      assertThat(read.proves(key.verifier())).contains(checkpoint);
      for (String forged : List.of(proof.text().replace("index 321", "index 320"),
          proof.text().replace("MzIx", "MzIy"), proof.text().replace("\n500\n", "\n501\n"))) {
        assertThat(InclusionProof.parse(forged).flatMap(other -> other.proves(key.verifier()))).isEmpty();
      }
      assertThat(InclusionProof.parse("")).isEmpty();
      assertThat(InclusionProof.parse("c2sp.org/tlog-proof@v1\n\n")).isEmpty();
    }
  }
}
