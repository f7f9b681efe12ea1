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
import java.util.Optional;
import java.util.Set;

/** Establishes the facts of one file of a program. */
final class FileScan {

  private static final int MOST_CONSTANTS = 100;

  private final Labels labels;
  private final List<Egress> egress = new ArrayList<>();
  private final List<Hidden> hidden = new ArrayList<>();
  private final List<HardCoded> constants = new ArrayList<>();

  private FileScan(Labels labels) {
    this.labels = labels;
  }

  /** Returns the facts of a file, with what solvers of both questions know already of its program. */
  static FileFacts of(File file, Solvers solvers, Catalogue catalogue, Capabilities capabilities) {
    Solver what = solvers.what();
    Solver all = solvers.all();
    FileScan scan = new FileScan(all.evaluation().labels());
    Set<String> capable = capabilities.of(file);
    Sending sending = new Sending(all, new Receivers(what, catalogue, capabilities, file),
        new Receivers(all, catalogue, capabilities, file), new ConfiguredHandlers(all, catalogue));
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
      if (op == Op.CALL && !Ordinary.is(code, node)) {
        sending.collect(code, node, egress);
        Optional<Hidden> found = hiddenCode.of(code, node);
        if (found.isPresent()) {
          hidden.add(found.get());
        }
      } else if (op == Op.DICT) {
        sending.configured(code, node, egress);
      } else if (op == Op.TEXT && constants.size() < MOST_CONSTANTS) {
        constant(code, node);
      }
    }
  }

  private void constant(Code code, int node) {
    String text = code.scope().text(node, 0);
    String name = code.nameOf(node);
    Optional<String> key = WeirKeys.idIn(text);
    if (key.isPresent()) {
      constants.add(new HardCoded(place(code, node), key.get(), "WEIR_KEY"));
    } else if (!name.isEmpty() && labels.type(name).equals("SECRET") && Secrets.isPlausible(text)) {
      constants.add(new HardCoded(place(code, node), name, "SECRET"));
    } else if (Addresses.isByNumber(text)) {
      constants
          .add(new HardCoded(place(code, node), name.isEmpty() ? Endpoints.host(text) : name, "IP_ADDRESS"));
    }
  }

  private static Place place(Code code, int node) {
    int line = code.scope().line(node);
    return new Place(code.file().unit().path(), line, 1, line);
  }
}
