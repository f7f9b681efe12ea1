package dev.weir.scan.flow;

import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.knowledge.Api;
import dev.weir.scan.knowledge.Catalogue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean: variables of the scopes around, modules and what they hold, what is built in. */
final class Variables {

  /** Modules of which the analysis itself knows some calls, beside those of the catalogue. */
  private static final Set<String> FOLLOWED = Set.of("builtins", "functools", "os", "posixpath", "urllib",
      "urlparse", "copy",
      "itertools", "threading", "asyncio", "concurrent", "dataclasses", "typing", "importlib",
      "multiprocessing", "json",
      "string", "typing_extensions", "operator", "contextlib", "attr", "attrs", "shlex", "collections",
      "anyio", "pathlib",
      "yarl", "furl", "six", "types", "ssl", "io", "base64", "zlib", "marshal", "pickle", "codecs", "bz2",
      "lzma", "gzip",
      "binascii", "tempfile", "StringIO", "cStringIO", "yaml", "tomllib", "tomli", "toml", "configparser",
      "dotenv");
  private static final int MOST_STARS = 16;
  /** What the folders are called in which copies of libraries are kept. */
  private static final List<String> VENDORED = List.of("._vendor.", ".vendor.", ".vendored.", ".third_party.",
      ".extern.", ".packages.");

  private final Solver solver;
  private final Program program;
  private final Catalogue catalogue;

  Variables(Solver solver, Program program, Catalogue catalogue) {
    this.solver = solver;
    this.program = program;
    this.catalogue = catalogue;
  }

  /** Returns what a name means in a scope. */
  Value named(Code code, String name) {
    for (Code at = code; at != null; at = at.outer()) {
      boolean seen = at == code || !at.isType();
      if (seen && at.outer() != null && at.bound(name).length > 0) {
        return solver.variable(at, name);
      }
    }
    Value global = global(code.file(), name);
    // A variable that is being worked out holds nothing yet: it is not one that nobody binds.
    return global == Value.NOTHING && !isBound(code.file(), name) ? unbound(code, name) : global;
  }

  private static boolean isBound(File file, String name) {
    return file.module().bound(name).length > 0 || !file.outside(name).isEmpty();
  }

  /** Returns what a name means that nothing binds: what is built in, or a library where a part of a program leaves its imports out. */
  private Value unbound(Code code, String name) {
    Api library = catalogue.module(name);
    return library.capable() && !catalogue.builtin(name).known()
        ? Value.of(new Thing.Library(library, library.path(), null))
        : builtin(code, name);
  }

  /** Returns what a variable of a scope may hold at any time. */
  Value variable(Code code, String name) {
    Value all = Value.NOTHING;
    int[] bound = code.bound(name);
    for (int i = 0; i < bound.length; i++) {
      if (i + 1 == bound.length || !isChangeOf(code.scope(), bound[i + 1], bound[i])) {
        all = all.or(solver.value(code, bound[i]));
      }
    }
    for (File.Node set : code.file().outside(name)) {
      if (code.outer() == null || isWithin(set.code(), code)) {
        all = all.or(solver.value(set.code(), set.node()));
      }
    }
    return all == Value.NOTHING && code.outer() == null ? starred(code.file(), name) : all;
  }

  /** Returns whether a node is what another one became: then a variable that held both holds all in the later one. */
  private static boolean isChangeOf(Scope scope, int node, int earlier) {
    int op = scope.op(node);
    return (op == Op.SET_ATTRIBUTE || op == Op.SET_INDEX || op == Op.AFTER)
        && scope.operand(node, 0) == earlier;
  }

  /** Returns what a file sees as an attribute of a module of the program: a variable, a name that it has by {@code *}, a module in it. */
  Value attribute(File file, String name, File from) {
    Value global = global(file, name);
    if (global != Value.NOTHING) {
      return global;
    }
    File below = program.exact(file.unit().module() + "." + name);
    return below == null ? Value.UNKNOWN : exact(below, from);
  }

  /** Returns a module by its whole name. */
  Value module(String name, File from) {
    File exact = program.exact(name);
    Api api = catalogue.module(name);
    if (exact != null && !(api.known() && isAnother(exact, from))) {
      return exact(exact, from);
    }
    if (api.known()) {
      return Value.of(new Thing.Library(api, api.path(), null));
    }
    File file = FOLLOWED.contains(root(name)) ? null : program.module(name, from);
    return file == null ? library(api, name) : Value.of(new Thing.Module(file));
  }

  private Value exact(File file, File from) {
    Api vendored = vendored(file, from);
    return Value
        .of(vendored != null ? new Thing.Library(vendored, vendored.path(), null) : new Thing.Module(file));
  }

  /**
   * Returns whether a package that the catalogue knows is scanned along with those that use it: then it is still that library that
   * they use. A single file of its name beside the one that imports it is what shadows the library.
   */
  private static boolean isAnother(File module, File from) {
    boolean single = !module.unit().isPackage() && module.unit().module().indexOf('.') < 0;
    return !single && !root(module.unit().module()).equals(root(from.unit().module()));
  }

  /** Returns the library that a module is a copy of, kept in the program's own package, for files that are not of the copy. */
  private @Nullable Api vendored(File module, File from) {
    String name = module.unit().module();
    for (String folder : VENDORED) {
      int at = name.indexOf(folder);
      if (at >= 0) {
        String library = name.substring(at + folder.length());
        boolean own = from.unit().module()
            .startsWith(name.substring(0, at + folder.length()) + root(library));
        return own ? null : known(library);
      }
    }
    return null;
  }

  private @Nullable Api known(String library) {
    Api api = catalogue.module(library);
    return api.known() ? api : null;
  }

  /** Returns a name that is imported from a module; level 0 is absolute. */
  Value imported(File from, String module, int level, String name) {
    if (level == 0 && module.equals("django.conf") && name.equals("settings")) {
      return settings(from);
    }
    Value found = inSight(from, module, level, name);
    return found.isNothing() && !module.isEmpty() ? handedOn(name) : found;
  }

  /** Returns the module of the program that Django takes its settings from. */
  private Value settings(File from) {
    File file = program.module("settings", from);
    File parted = file == null || file.unit().isPackage() ? program.module("settings.base", from) : file;
    File found = parted == null ? file : parted;
    return found == null || found == from ? Value.UNKNOWN : Value.of(new Thing.Module(found));
  }

  /** Returns the library that a module out of sight hands on under the library's own name: {@code from .compat import requests}. */
  private Value handedOn(String name) {
    Api usual = catalogue.usually(name);
    boolean own = usual.path().equals(name) || usual.path().endsWith("." + name);
    return own ? Value.of(new Thing.Library(usual, usual.path(), null)) : Value.UNKNOWN;
  }

  private Value inSight(File from, String module, int level, String name) {
    if (level == 0) {
      return member(module(module, from), module, name, from);
    }
    String base = base(from, level);
    String whole = base.isEmpty() ? module : module.isEmpty() ? base : base + "." + module;
    File file = program.exact(whole);
    Api vendored = file == null ? null : vendored(file, from);
    if (vendored != null) {
      return of(new Thing.Library(vendored, vendored.path(), null), name);
    }
    if (file != null) {
      Value member = attribute(file, name, from);
      return member.isNothing() ? submodule(whole, name, from) : member;
    }
    return submodule(whole, name, from);
  }

  /** Returns a member of a module of the program or of a library. */
  Value member(Value module, String moduleName, String name, File from) {
    Value found = Value.NOTHING;
    for (Thing thing : module.things()) {
      if (thing instanceof Thing.Module program) {
        Value member = attribute(program.file(), name, from);
        found = found.or(member.isNothing() ? submodule(program.file().unit().module(), name, from) : member);
      } else if (thing instanceof Thing.Library library) {
        found = found.or(of(library, name));
      }
    }
    return found.isNothing() ? module(moduleName + "." + name, from) : found;
  }

  /** Returns an attribute of a place of a library. */
  Value of(Thing.Library library, String name) {
    Value set = library.made() == null ? null : library.made().set().get(name);
    Api api = library.api().attribute(name);
    if (api.known()) {
      Value value = Value.of(new Thing.Library(api, api.path(), library.made()));
      return set == null ? value : value.or(set);
    }
    Value unknown = library.path().isEmpty() ? Value.UNKNOWN : library(api, library.path() + "." + name);
    return set == null ? unknown : unknown.or(set);
  }

  /** Returns the tasks that queues make of functions. */
  Tasks tasks() {
    return new Tasks(catalogue);
  }

  /** Returns what is built in under a name. */
  Value builtin(Code code, String name) {
    if (name.equals("__name__")) {
      return Value.of(code.file().unit().module());
    }
    Api api = catalogue.builtin(name);
    return Value.of(new Thing.Library(api, "builtins." + name, null));
  }

  /** Returns the environment of the process. */
  Api environment() {
    return catalogue.module("os").attribute("environ");
  }

  private Value library(Api api, String path) {
    return api.known() || FOLLOWED.contains(root(path)) && path.length() < 80
        ? Value.of(new Thing.Library(api, path, null))
        : Value.UNKNOWN;
  }

  private Value submodule(String module, String name, File from) {
    File file = program.exact(module.isEmpty() ? name : module + "." + name);
    return file == null ? library(catalogue.generated(name), name) : exact(file, from);
  }

  private Value starred(File file, String name) {
    Scope scope = file.module().scope();
    Value all = Value.NOTHING;
    int seen = 0;
    for (int star : file.stars()) {
      if (seen++ == MOST_STARS) {
        break;
      }
      Value member = starMember(file, scope, star, name);
      all = member.isNothing() ? all : all.or(member);
    }
    return all;
  }

  private Value starMember(File file, Scope scope, int star, String name) {
    int level = scope.operand(star, 1);
    String module = scope.text(star, 0);
    String base = level == 0 ? "" : base(file, level);
    String whole = base.isEmpty() ? module : module.isEmpty() ? base : base + "." + module;
    File other = level == 0 ? moduleFile(whole, file) : program.exact(whole);
    if (other == null) {
      Api api = catalogue.module(whole).attribute(name);
      return api.known() ? Value.of(new Thing.Library(api, api.path(), null)) : Value.NOTHING;
    }
    return other == file ? Value.NOTHING : global(other, name);
  }

  private Value global(File file, String name) {
    Code module = file.module();
    return !isBound(file, name) && file.stars().length == 0
        ? Value.NOTHING
        : solver.variable(module, name);
  }

  private @Nullable File moduleFile(String name, File from) {
    for (Thing thing : module(name, from).things()) {
      if (thing instanceof Thing.Module module) {
        return module.file();
      }
    }
    return null;
  }

  private static String base(File from, int level) {
    String base = from.unit().module();
    for (int i = from.unit().isPackage() ? 1 : 0; i < level; i++) {
      int dot = base.lastIndexOf('.');
      base = dot < 0 ? "" : base.substring(0, dot);
    }
    return base;
  }

  private static boolean isWithin(Code inner, Code outer) {
    for (Code at = inner.outer(); at != null; at = at.outer()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  private static String root(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
