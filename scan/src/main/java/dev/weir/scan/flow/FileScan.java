package dev.weir.scan.flow;

import dev.weir.scan.egress.Egress;
import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.egress.HardCoded;
import dev.weir.scan.egress.Hidden;
import dev.weir.scan.egress.Place;
import dev.weir.scan.ir.Op;
import dev.weir.scan.ir.Scope;
import dev.weir.scan.ir.Unit;
import dev.weir.scan.knowledge.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Establishes the facts of one file of a program. */
final class FileScan {

  private static final int MOST_CONSTANTS = 100;

  private final File file;
  private final Labels labels;
  private final List<Egress> egress = new ArrayList<>();
  private final List<Hidden> hidden = new ArrayList<>();
  private final List<HardCoded> constants = new ArrayList<>();

  private FileScan(File file, Labels labels) {
    this.file = file;
    this.labels = labels;
  }

  /** Returns the facts of a file, with what solvers of both questions know already of its program. */
  static FileFacts of(File file, Solver what, Solver all, Catalogue catalogue) {
    FileScan scan = new FileScan(file, all.evaluation().labels());
    Set<String> capable = scan.capable(catalogue);
    Sending sending = new Sending(all, new Receivers(what, catalogue, capable), new Receivers(all, catalogue, capable));
    HiddenCode hiddenCode = new HiddenCode(what, all);
    for (Code code : file.codes()) {
      scan.scope(code, sending, hiddenCode);
    }
    Unit unit = file.unit();
    return new FileFacts(unit.path(), unit.language(), unit.lines(), scan.egress, scan.hidden, scan.constants,
        List.copyOf(capable), unit.unread());
  }

  private void scope(Code code, Sending sending, HiddenCode hiddenCode) {
    Scope scope = code.scope();
    for (int node = 0; node < scope.code().length; node = scope.next(node)) {
      int op = scope.op(node);
      if (op == Op.CALL) {
        sending.collect(code, node, egress);
        hiddenCode.of(code, node).ifPresent(hidden::add);
      } else if (op == Op.TEXT && constants.size() < MOST_CONSTANTS) {
        constant(code, node);
      }
    }
  }

  private void constant(Code code, int node) {
    String text = code.scope().text(node, 0);
    String name = code.nameOf(node);
    if (!name.isEmpty() && labels.type(name).equals("SECRET") && Secrets.isPlausible(text)) {
      constants.add(new HardCoded(place(code, node), name, "SECRET"));
    } else if (Addresses.isByNumber(text)) {
      constants.add(new HardCoded(place(code, node), name.isEmpty() ? Endpoints.host(text) : name, "IP_ADDRESS"));
    }
  }

  private static Place place(Code code, int node) {
    int line = code.scope().line(node);
    return new Place(code.file().unit().path(), line, 1, line);
  }

  /** Returns the modules that the file imports and that are there to talk to others, in order of their names. */
  private Set<String> capable(Catalogue catalogue) {
    Set<String> capable = new TreeSet<>();
    for (Code code : file.codes()) {
      Scope scope = code.scope();
      for (int node = 0; node < scope.code().length; node = scope.next(node)) {
        int op = scope.op(node);
        boolean absolute = op == Op.IMPORT || (op == Op.FROM || op == Op.STAR) && scope.operand(node, 1) == 0;
        if (absolute && catalogue.module(scope.text(node, 0)).capable()) {
          capable.add(scope.text(node, 0));
        } else if (absolute && op == Op.FROM && catalogue.module(scope.text(node, 0)).attribute(scope.text(node, 2)).capable()) {
          capable.add(scope.text(node, 0) + "." + scope.text(node, 2));
        }
      }
    }
    return capable;
  }
}
