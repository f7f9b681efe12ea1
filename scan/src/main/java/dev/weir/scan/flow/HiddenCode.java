package dev.weir.scan.flow;

import dev.weir.scan.egress.Hidden;
import dev.weir.scan.finding.Step;
import java.util.Optional;
import java.util.Set;

/** Code that is made at run time from what nobody can read beforehand: decoded, decompressed or fetched. */
final class HiddenCode {

  private static final Set<String> RUNS = Set.of("builtins.exec", "builtins.eval", "builtins.execfile",
      "builtins.compile",
      "marshal.loads", "pickle.loads", "types.FunctionType", "types.CodeType");
  private static final Set<String> DECODES = Set.of("base64.b64decode", "base64.standard_b64decode",
      "base64.urlsafe_b64decode",
      "base64.b32decode", "base64.b16decode", "base64.b85decode", "base64.a85decode", "base64.decodebytes",
      "base64.decodestring",
      "zlib.decompress", "gzip.decompress", "bz2.decompress", "lzma.decompress", "codecs.decode",
      "binascii.unhexlify",
      "binascii.a2b_base64", "binascii.a2b_hex", "builtins.bytes.fromhex", "builtins.bytearray.fromhex",
      "builtins.chr", "marshal.loads");

  private final Solver what;
  private final Solver all;

  HiddenCode(Solver what, Solver all) {
    this.what = what;
    this.all = all;
  }

  /** Returns whether a call makes something readable of what was not. */
  static boolean decodes(String path) {
    return DECODES.contains(path);
  }

  /** Returns what comes of decoding; of a constant that is told, since then nothing but the code itself can have made it. */
  static Value decoded(Value value, String path, Value from, Step step) {
    boolean constant = isConstant(from);
    if (path.equals("builtins.chr") && !constant) {
      return value;
    }
    return value.with(Mark.of(constant ? Signs.DECODED_CONSTANT : Signs.DECODED, path, step));
  }

  private static boolean isConstant(Value value) {
    for (Text text : value.texts()) {
      if (!text.constant()) {
        return false;
      }
    }
    return value.texts().length > 0;
  }

  /** Returns whether a call runs what it is given, or makes something to run of it. */
  Optional<Hidden> of(Code code, int call) {
    for (Thing thing : what.value(code, code.scope().operand(call, 0)).things()) {
      if (thing instanceof Thing.Library library && RUNS.contains(library.path())
          && code.scope().operand(call, 2) > 0) {
        all.begin();
        Value given = all.evaluation().calls().arguments(code, call).at(0);
        String what = library.path().substring(library.path().indexOf('.') + 1);
        boolean loads = what.equals("loads");
        String path = code.file().unit().path();
        if (Signs.is(Signs.DECODED_CONSTANT, given, path) || !loads && Signs.is(Signs.DECODED, given, path)) {
          return Optional.of(new Hidden(Sending.place(code, call), what + " of decoded text"));
        }
        if (!loads && Signs.is(Signs.FETCHED, given, path)) {
          return Optional.of(new Hidden(Sending.place(code, call), what + " of what was fetched"));
        }
      }
    }
    return Optional.empty();
  }
}
